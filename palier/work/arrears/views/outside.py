"""What the agency and the guarantors are told, and what they paid."""

from decimal import Decimal

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import capitalised, day_in_words, of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.unpaid import unpaid_rule
from palier.work.arrears import actions, forms, lists, papers, reads
from palier.work.arrears.models import (
    ArrearsCase,
    ClaimState,
    GuaranteeClaim,
    GuaranteePayment,
    UnpaidReport,
)
from palier.work.arrears.views.tabs import CASES, tabs_of
from palier.work.benefits.models import Claimant
from palier.work.billing.models import Payment


@needs_sight("arrears.cases")
def reports(request: ActorRequest) -> HttpResponse:
    missing = reads.unreported(request.actor).count()
    offered = []
    if missing:
        url = f"{CASES[1]}?caf=a-signaler"
        offered.append(Verb(f"{missing} à signaler", url, "exclamation-triangle"))
    return ui_lists.show(request, lists.REPORTS, verbs=offered, tabs=tabs_of(request.actor))


ARREARS_CASE = Subject(
    ArrearsCase,
    "dossiers/<int:pk>/",
    fetch=("account__household", "organisation"),
    page="arrears:case",
    under=lambda row: [
        CASES,
        (row.account.household.name, reverse("arrears:case", args=[row.pk])),
    ],
)


@ARREARS_CASE.asks("signaler/")
def report_unpaid(request: ActorRequest, row: ArrearsCase) -> HttpResponse:
    number = Claimant.objects.filter(household=row.account.household).first()
    rule = unpaid_rule(request.today)
    initial = {"reported_on": request.today, "beneficiary_number": number.number if number else ""}
    back = reverse("arrears:case", args=[row.pk])
    return ask(
        request,
        forms.ReportUnpaid(request, subject=row, initial=initial),
        actions.report_unpaid,
        row,
        title=f"Signaler l’impayé {of_name(row.account.household.name)}",
        submit="Noter ce signalement",
        said="Signalement noté : son document est au dossier.",
        back=back,
        crumbs=[CASES, (row.account.household.name, back)],
        lead=f"Règle du jour : {rule.source}. {rule.decides[:1].upper()}{rule.decides[1:]} décide "
        "du maintien de l’aide." + (" Ces délais sont à vérifier." if rule.to_verify else ""),
    )


UNPAID_REPORT = Subject(
    UnpaidReport,
    "signalements/<int:pk>/",
    fetch=("account__household", "organisation"),
    page="arrears:report_pdf",
)


@UNPAID_REPORT.shown
def report_pdf(request: ActorRequest, row: UnpaidReport) -> HttpResponse:
    return pdf_response(papers.report_pdf(row), f"signalement-{row.pk}")


ARREARS_CASE.verb(
    actions.call_guarantee,
    forms.CallGuarantee,
    at="garantie/",
    title="Mettre une garantie en jeu",
    submit="Noter la déclaration",
    said="Garantie prévenue.",
    lead="Le délai vient des réglages de l’association (à vérifier dans le visa ou l’acte).",
    initial=lambda row, seen: {"declared_on": seen.today, "amount": row.debt},
    to=lambda made: reverse("arrears:claim", args=[made.pk]),
)


GUARANTEE_CLAIM = Subject(
    GuaranteeClaim,
    "garanties/<int:pk>/",
    fetch=("guarantee", "account__household"),
    page="arrears:claim",
    under=(CASES,),
)


@GUARANTEE_CLAIM.shown
def claim(request: ActorRequest, row: GuaranteeClaim) -> HttpResponse:
    paid = actions.paid_by(row)
    found: list[Verb | None] = []
    if row.state == ClaimState.DECLARED:
        found.append(verb(request, "arrears.answer_claim", "Noter la réponse", row, "inbox"))
    if row.state != ClaimState.REFUSED:
        found.append(
            verb(
                request,
                "arrears.note_guarantee_return",
                "Noter un remboursement",
                row,
                "arrow-path",
            )
        )
        found.append(
            verb(
                request,
                "arrears.note_guarantee_payment",
                "Rattacher un paiement",
                row,
                "banknotes",
                main=True,
            )
        )
    late = row.declared_on > row.due_on
    pairs = _claim_pairs(row, paid, late)
    return show_cards(
        request,
        title=f"{capitalised(row.guarantee.get_kind_display())}, {row.account.household.name}",
        lead=f"{row.guarantee.name}, {row.get_state_display()}.",
        crumbs=[CASES],
        verbs=found,
        cards=[
            _paid_card(request, row),
            Card("La demande", pairs=pairs, side=True, icon="shield-check"),
        ],
    )


def _owed_back(row: GuaranteeClaim, paid: Decimal) -> list[tuple[str, object]]:
    """What the household has paid its guarantor back, and what is left of it."""
    back = actions.returned_by(row)
    if not (paid or back):
        return []
    return [
        ("Remboursé par le ménage", back or None),
        ("Que le ménage doit à sa garantie", max(paid - back, NOTHING)),
        ("Que sa garantie lui doit", back - paid if back > paid else None),
    ]


def _claim_pairs(row: GuaranteeClaim, paid: Decimal, late: bool) -> list[tuple[str, object]]:
    """What was asked, what came, what is left."""
    pairs: list[tuple[str, object]] = [
        ("Demandé", row.amount),
        ("Versé par la garantie", paid),
        ("Reste", row.amount - paid),
        *_owed_back(row, paid),
        ("Premier impayé", row.default_on),
        ("Déclarée le", row.declared_on),
        ("Délai", Chip("en retard", "bad") if late else Chip("à temps", "ok")),
        ("Référence", row.reference or None),
    ]
    if row.refused_because:
        pairs.append(("Refusée", row.refused_because))
    return pairs


def _paid_card(request: ActorRequest, row: GuaranteeClaim) -> Card:
    """What the guarantee paid, and took back."""
    return Card(
        "Versements",
        [
            Line(
                f"{euros(each.amount)} {each.get_kind_display()}",
                day_in_words(each.on),
                icon="banknotes",
                chip=Chip("paiement annulé", "wait") if each.is_undone else None,
                verbs=verbs(
                    verb(
                        request,
                        "arrears.remove_guarantee_payment",
                        "Retirer…",
                        reverse("arrears:remove_guarantee_payment", args=[each.pk]),
                    )
                ),
            )
            for each in row.payments.annotate(
                is_undone=Exists(Payment.objects.filter(reverses=OuterRef("payment")))
            ).order_by("-on", "-pk")
        ],
        empty="Rien n’a encore été versé. Un versement s’encaisse d’abord au compte du ménage.",
        icon="banknotes",
    )


GUARANTEE_CLAIM.verb(
    actions.answer_claim,
    forms.AnswerClaim,
    at="reponse/",
    title="Réponse de la garantie",
    submit="Noter cette réponse",
    said="Réponse notée.",
    initial=lambda row, seen: {"answered_on": seen.today},
)


GUARANTEE_CLAIM.verb(
    actions.note_guarantee_payment,
    forms.NoteGuaranteePayment,
    at="versement/",
    title="Rattacher un paiement à la garantie",
    submit="Rattacher ce paiement",
    said="Paiement rattaché.",
    lead="L’argent ne bouge pas : on dit seulement qui l’a versé.",
)


GUARANTEE_CLAIM.verb(
    actions.note_guarantee_return,
    forms.NoteGuaranteeReturn,
    at="remboursement/",
    title="Le ménage rembourse sa garantie",
    submit="Noter ce remboursement",
    said="Remboursement noté.",
    initial=lambda row, seen: {"on": seen.today},
)


GUARANTEE_PAYMENT = Subject(
    GuaranteePayment,
    "garanties/versements/<int:pk>/",
    fetch=("claim__guarantee", "claim__account__household", "payment"),
    page=lambda row: reverse("arrears:claim", args=[row.claim_id]),
    under=(CASES,),
)

GUARANTEE_PAYMENT.verb(
    actions.remove_guarantee_payment,
    at="retirer/",
    title=lambda row: f"Retirer {euros(row.amount)}, {row.get_kind_display()}",
    submit="Retirer cette ligne",
    said="Ligne retirée.",
    lead="Elle était fausse, ou d’une autre garantie. L’argent ne bouge pas : un paiement encaissé "
    "reste sur le compte du ménage.",
)
