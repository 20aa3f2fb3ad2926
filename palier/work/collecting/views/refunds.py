"""What a household paid too much is given back, by transfer or in cash."""

from datetime import date
from decimal import Decimal

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.money import euros
from palier.base.kit.typography import the_name
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.work.billing import reads
from palier.work.billing.models import HouseholdAccount, Refund
from palier.work.collecting import actions, forms
from palier.work.collecting.actions.till import said_later
from palier.work.collecting.views.collecting import HOUSEHOLD_ACCOUNT


@HOUSEHOLD_ACCOUNT.asks("rembourser/")
def refund_household(request: ActorRequest, row: HouseholdAccount) -> HttpResponse:
    ahead = reads.ahead_from(row, request.today)
    form = forms.RefundHousehold(request, initial={"amount": ahead, "on": request.today})
    form.of(row.entity)
    return ask(
        request,
        form,
        actions.refund_household,
        row,
        title=f"Rembourser {the_name(row.household.name)}",
        submit="Préparer ce virement",
        said=lambda batch: f"Remise {batch.reference} prête : téléchargez son fichier.",
        to=lambda batch: reverse("bank:batch", args=[batch.pk]),
        known={"made_on": request.today},
        lead=_lead(row, ahead, request.today),
        back=HOUSEHOLD_ACCOUNT.url(row),
        crumbs=HOUSEHOLD_ACCOUNT.crumbs(row),
    )


def _lead(row: HouseholdAccount, ahead: Decimal, on: date) -> str:
    kept = reads.kept_for_charges(row, on)
    also = (
        f" {euros(kept)} retenus sur son dépôt attendent les charges de l’année." if kept else ""
    )
    return f"Ce ménage a {euros(ahead)} d’avance à rendre.{also}{said_later(row, on)}"


@HOUSEHOLD_ACCOUNT.asks("rendre-en-especes/")
def refund_in_cash(request: ActorRequest, row: HouseholdAccount) -> HttpResponse:
    ahead = reads.ahead_from(row, request.today)
    return ask(
        request,
        forms.RefundInCash(request, subject=row, initial={"amount": ahead, "on": request.today}),
        actions.refund_in_cash,
        row,
        title=f"Rendre en espèces à {row.household.name}",
        submit="Sortir de la caisse",
        said=lambda made: f"{euros(made.amount)} rendus en espèces.",
        lead=_lead(row, ahead, request.today),
        back=HOUSEHOLD_ACCOUNT.url(row),
        crumbs=HOUSEHOLD_ACCOUNT.crumbs(row),
    )


REFUND = Subject(
    Refund,
    "remboursements/<int:pk>/",
    fetch=("account__household", "entry"),
)


@REFUND.asks("annuler/")
def undo_cash_refund(request: ActorRequest, row: Refund) -> HttpResponse:
    return ask(
        request,
        forms.UndoCashRefund(request, subject=row, initial={"on": request.today}),
        actions.undo_cash_refund,
        row,
        title=f"{euros(row.amount)} n’ont pas été rendus",
        submit="Annuler ce remboursement",
        said="Remboursement annulé : l’avance est de nouveau sur le compte.",
        danger=True,
        back=HOUSEHOLD_ACCOUNT.url(row.account),
        crumbs=HOUSEHOLD_ACCOUNT.crumbs(row.account),
    )
