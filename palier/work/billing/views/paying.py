"""How a payment is allotted, its receipt, receipts by e-mail, and who else pays."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.documents.sheets import sheets_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, month_in_words, of_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards
from palier.base.ui.errands import PRINTED_AT_ONCE, later
from palier.base.ui.known import Masked
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.dates import Month, add_months
from palier.registers.people.reads import may_see_home
from palier.work.billing import actions, forms, lists, papers, reads
from palier.work.billing.finding import ACCOUNTS, HOUSEHOLD_ACCOUNT
from palier.work.billing.models import (
    PayerShare,
    Payment,
    ReceiptConsent,
    RentNotice,
    ThirdAccount,
)
from palier.work.billing.payers import (
    Asked,
    asked_of,
    last_month_asked,
    payers_asked,
    reference_of,
    statement_sheets,
)

MONTHS_SHOWN = 13
"""The month to come, this one, and those of the year before."""


def payment_receipt(request: ActorRequest, pk: int) -> HttpResponse:
    """The numbered receipt of what was handed over."""
    rows = Payment.objects.visible_to(request.actor).filter(receipt_number__isnull=False)
    row = get_object_or_404(rows.select_related("organisation", "account__household"), pk=pk)
    return pdf_response(papers.payment_receipt_pdf(row), f"recu-{row.receipt_number}")


def reallocate(request: ActorRequest, pk: int) -> HttpResponse:
    """Which notices a payment settles, said by a person."""
    rows = Payment.objects.visible_to(request.actor).filter(account__isnull=False)
    row = get_object_or_404(rows.select_related("account__household"), pk=pk)
    given = reads.settled_by(row)
    notices = reads.notices_to_settle(row.account, list(given), request.actor)
    form = forms.Reallocate(request, subject=row)
    form.offer(row, notices, given)
    return ask(
        request,
        form,
        actions.reallocate,
        row,
        title=f"Imputer {euros(row.amount)} du {day_in_words(row.on)}",
        submit="Imputer ainsi",
        said="Paiement imputé comme demandé.",
        lead=(
            "Sans rien dire, un paiement règle d’abord le plus ancien. Le ménage peut "
            "demander autrement (Code civil, art. 1342-10)."
        ),
        back=HOUSEHOLD_ACCOUNT.url(row.account),
        crumbs=HOUSEHOLD_ACCOUNT.crumbs(row.account),
    )


HOUSEHOLD_ACCOUNT.verb(
    actions.consent_to_email,
    forms.ConsentToEmail,
    at="courriel/",
    title=lambda row: f"Quittances {of_name(row.household.name)} par courriel",
    submit="Noter cet accord",
    said="Accord noté : ses quittances partiront par courriel.",
    lead="Seulement avec son accord exprès (loi n° 89-462, art. 21). Il se retire quand on veut.",
    initial=lambda row, seen: {"given_on": seen.today},
)


RECEIPT_CONSENT = Subject(
    ReceiptConsent,
    "accords/<int:pk>/",
    fetch=("account__household",),
    under=lambda row: HOUSEHOLD_ACCOUNT.crumbs(row.account),
)


RECEIPT_CONSENT.verb(
    actions.withdraw_consent,
    at="retirer/",
    title="Retirer l’accord pour l’envoi par courriel",
    submit="Retirer",
    said="Ses quittances seront de nouveau sur papier.",
    known=lambda row, seen: {"ended_on": seen.today},
)


@needs_sight("billing.accounts")
def thirds(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.thirds_of(request.today), crumbs=[ACCOUNTS])


THIRD_ACCOUNT = Subject(
    ThirdAccount,
    "tiers/<int:pk>/",
    fetch=("body", "auxiliary"),
    page="billing:third",
)


@THIRD_ACCOUNT.shown
def third(request: ActorRequest, row: ThirdAccount) -> HttpResponse:
    """What another payer owes, for whom, and what it has paid."""
    this = Month.of(request.today).first
    year = [add_months(this, 1 - back) for back in range(MONTHS_SHOWN)]
    told = asked_of([row], RentNotice.objects.visible_to(request.actor), months=year)[row.pk]
    return show_cards(
        request,
        title=row.body.name,
        lead=f"Doit {euros(reads.owed_on(row.auxiliary_id, request.today))} aujourd’hui.",
        crumbs=[ACCOUNTS, ("Tiers payeurs", reverse("billing:thirds"))],
        cards=[
            _asked_card(request, told),
            _papers_card(row, told),
            _shares_card(request, row),
            Card(
                "Ses paiements",
                [
                    Line(euros(each.amount), f"Le {day_in_words(each.on)}", icon="banknotes")
                    for each in row.payments.filter(reverses=None, reversals=None).order_by(
                        "-on", "-pk"
                    )[:24]
                ],
                empty="Aucun encore : affectez-lui une ligne de banque par son nom.",
                side=True,
            ),
        ],
    )


def _asked_card(request: ActorRequest, told: list[Asked]) -> Card:
    """Its share of each notice."""
    return Card(
        "Ce qui lui est demandé depuis un an",
        table=Table(
            ["Avis", "Ménage", "Mois", "Sa part"],
            [
                (
                    (each.notice.reference, reverse("billing:notice", args=[each.notice.pk])),
                    each.notice.occupancy.household.name
                    if may_see_home(each.notice.occupancy.household, request.actor)
                    else Masked("ménage protégé"),
                    f"{each.notice.run.month:%m/%Y}",
                    euros(each.amount),
                )
                for each in told
            ],
            numbers=(3,),
        )
        if told
        else None,
        empty="Aucun avis ne lui demande encore rien.",
    )


def _papers_card(row: ThirdAccount, told: list[Asked]) -> Card:
    """The notice to send it, month by month."""
    asked: dict[date, Decimal] = defaultdict(Decimal)
    for each in told:
        asked[each.notice.run.month] += each.amount
    return Card(
        "Avis à lui envoyer",
        [
            Line(
                month_in_words(month).capitalize(),
                f"{euros(amount)}, référence {reference_of(row, month)}",
                icon="document-text",
                verbs=[
                    Verb(
                        "PDF",
                        reverse("billing:third_notice", args=[row.pk, f"{month:%Y-%m}"]),
                        "printer",
                        about=month_in_words(month),
                    )
                ],
            )
            for month, amount in asked.items()
        ],
        empty="Rien à envoyer.",
        side=True,
    )


@THIRD_ACCOUNT.asks("avis/<str:month>/")
def third_notice(request: ActorRequest, row: ThirdAccount, month: str) -> HttpResponse:
    """The paper that asks another payer for its part of a month."""
    return _thirds_paper(request, [row], month)


@needs_sight("billing.accounts")
def thirds_notices(request: ActorRequest) -> HttpResponse:
    """The papers of the last month for every other payer, in one file to print."""
    month = last_month_asked(RentNotice.objects.visible_to(request.actor))
    if month is None:
        messages.info(request, "Rien à imprimer : aucun avis ne demande encore rien à un tiers.")
        return redirect("billing:thirds")
    return _thirds_paper(request, payers_asked(request.actor, month), f"{month:%Y-%m}")


def _thirds_paper(request: ActorRequest, rows: list[ThirdAccount], month: str) -> HttpResponse:
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise Http404 from error
    waiting = later(request, f"Part des tiers, {month}", size=len(rows), most=PRINTED_AT_ONCE)
    if waiting is not None:
        return waiting
    sheets = statement_sheets(rows, first, request.actor, request.today)
    return pdf_response(
        sheets_pdf(request.actor.organisation, sheets, [row.entity for row in rows]),
        f"part-des-tiers-{month}",
    )


def _shares_card(request: ActorRequest, row: ThirdAccount) -> Card:
    """For whom it pays."""
    return Card(
        "Ce qu’il paie",
        [
            Line(
                share.occupancy.household.name,
                f"{share.get_kind_display().capitalize()}, {share.how}",
                reverse("leases:occupancy", args=[share.occupancy_id]),
                "home",
            )
            for share in PayerShare.objects.visible_to(request.actor)
            .filter(payer=row)
            .select_related("occupancy__household")
            .order_by("-period", "pk")
        ],
        empty="Aucune part.",
        side=True,
    )
