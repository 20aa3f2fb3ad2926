"""What the agency and the guarantors are told, and what they paid."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.law.unpaid import unpaid_rule
from palier.work.arrears import actions, forms, lists, papers, reads
from palier.work.arrears.models import ArrearsCase, ClaimState, GuaranteeClaim, UnpaidReport
from palier.work.arrears.views.tabs import CASES, tabs_of
from palier.work.benefits.models import Claimant


@needs_sight("arrears.cases")
def reports(request: ActorRequest) -> HttpResponse:
    missing = reads.unreported(request.actor).count()
    offered = []
    if missing:
        url = f"{CASES[1]}?caf=a-signaler"
        offered.append(Verb(f"{missing} à signaler", url, "exclamation-triangle"))
    return ui_lists.show(request, lists.REPORTS, verbs=offered, tabs=tabs_of(request.actor))


def _case(request: ActorRequest, pk: int) -> ArrearsCase:
    rows = ArrearsCase.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("account__household", "organisation"), pk=pk)


def report(request: ActorRequest, pk: int) -> HttpResponse:
    row = _case(request, pk)
    number = Claimant.objects.filter(household=row.account.household).first()
    rule = unpaid_rule(request.today)
    initial = {"reported_on": request.today, "beneficiary_number": number.number if number else ""}
    back = reverse("arrears:case", args=[pk])
    return ask(
        request,
        forms.ReportUnpaid(request, subject=row, initial=initial),
        actions.report_unpaid,
        row,
        title=f"Signaler l’impayé de {row.account.household.name}",
        submit="Noter ce signalement",
        said="Signalement noté : son document est au dossier.",
        back=back,
        crumbs=[CASES, (row.account.household.name, back)],
        lead=f"Règle du jour : {rule.source}. {rule.decides[:1].upper()}{rule.decides[1:]} décide "
        "du maintien de l’aide." + (" Ces délais sont à vérifier." if rule.to_verify else ""),
    )


def report_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    rows = UnpaidReport.objects.visible_to(request.actor)
    row = get_object_or_404(rows.select_related("account__household", "organisation"), pk=pk)
    return pdf_response(papers.report_pdf(row), f"signalement-{row.pk}")


def call_guarantee(request: ActorRequest, pk: int) -> HttpResponse:
    row = _case(request, pk)
    back = reverse("arrears:case", args=[pk])
    initial = {"declared_on": request.today, "amount": row.debt}
    return ask(
        request,
        forms.CallGuarantee(request, subject=row, initial=initial),
        actions.call_guarantee,
        row,
        title="Mettre une garantie en jeu",
        submit="Noter la déclaration",
        said="Garantie prévenue.",
        to=lambda made: reverse("arrears:claim", args=[made.pk]),
        back=back,
        crumbs=[CASES, (row.account.household.name, back)],
        lead="Le délai vient des réglages de l’association (à vérifier dans le visa ou l’acte).",
    )


def _claim(request: ActorRequest, pk: int) -> GuaranteeClaim:
    rows = GuaranteeClaim.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("guarantee", "account__household"), pk=pk)


def claim(request: ActorRequest, pk: int) -> HttpResponse:
    row = _claim(request, pk)
    paid = actions.paid_by(row)
    found: list[Verb | None] = []
    if row.state == ClaimState.DECLARED:
        url = reverse("arrears:answer_claim", args=[pk])
        found.append(verb(request, "arrears.answer_claim", "Noter la réponse", url, "inbox"))
    if row.state != ClaimState.REFUSED:
        url = reverse("arrears:note_return", args=[pk])
        found.append(
            verb(
                request,
                "arrears.note_guarantee_return",
                "Noter un remboursement",
                url,
                "arrow-path",
            )
        )
        url = reverse("arrears:note_payment", args=[pk])
        found.append(
            verb(
                request,
                "arrears.note_guarantee_payment",
                "Rattacher un paiement",
                url,
                "banknotes",
                main=True,
            )
        )
    late = row.declared_on > row.due_on
    pairs: list[tuple[str, object]] = [
        ("Demandé", row.amount),
        ("Versé par la garantie", paid),
        ("Reste", row.amount - paid),
        ("Premier impayé", row.default_on),
        ("Déclarée le", row.declared_on),
        ("Délai", Chip("en retard", "bad") if late else Chip("à temps", "ok")),
        ("Référence", row.reference or "—"),
    ]
    if row.refused_because:
        pairs.append(("Refusée", row.refused_because))
    return show_cards(
        request,
        title=f"{row.guarantee.get_kind_display()} pour {row.account.household.name}",
        lead=f"{row.guarantee.name}, {row.get_state_display()}.",
        crumbs=[CASES],
        verbs=found,
        cards=[
            Card(
                "Versements",
                [
                    Line(
                        f"{euros(each.amount)} {each.get_kind_display()}",
                        day_in_words(each.on),
                        icon="banknotes",
                    )
                    for each in row.payments.order_by("-on", "-pk")
                ],
                empty="Rien n’a encore été versé. Un versement s’encaisse d’abord au compte du ménage.",
                icon="banknotes",
            ),
            Card("La demande", pairs=pairs, side=True, icon="shield-check"),
        ],
    )


def answer_claim(request: ActorRequest, pk: int) -> HttpResponse:
    row = _claim(request, pk)
    return ask(
        request,
        forms.AnswerClaim(request, subject=row, initial={"answered_on": request.today}),
        actions.answer_claim,
        row,
        title="Réponse de la garantie",
        submit="Noter cette réponse",
        said="Réponse notée.",
        back=reverse("arrears:claim", args=[pk]),
        crumbs=[CASES],
    )


def note_payment(request: ActorRequest, pk: int) -> HttpResponse:
    row = _claim(request, pk)
    return ask(
        request,
        forms.NoteGuaranteePayment(request, subject=row),
        actions.note_guarantee_payment,
        row,
        title="Rattacher un paiement à la garantie",
        submit="Rattacher ce paiement",
        said="Paiement rattaché.",
        back=reverse("arrears:claim", args=[pk]),
        crumbs=[CASES],
        lead="L’argent ne bouge pas : on dit seulement qui l’a versé.",
    )


def note_return(request: ActorRequest, pk: int) -> HttpResponse:
    row = _claim(request, pk)
    return ask(
        request,
        forms.NoteGuaranteeReturn(request, subject=row, initial={"on": request.today}),
        actions.note_guarantee_return,
        row,
        title="Le ménage rembourse sa garantie",
        submit="Noter ce remboursement",
        said="Remboursement noté.",
        back=reverse("arrears:claim", args=[pk]),
        crumbs=[CASES],
    )
