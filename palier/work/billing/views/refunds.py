"""What a household paid too much is given back, by transfer or in cash."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.money import NOTHING, euros
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.pages import ask
from palier.work.billing import actions, forms, reads
from palier.work.billing.models import (
    Refund,
)
from palier.work.billing.views.collecting import _account, _of


def refund_household(request: ActorRequest, pk: int) -> HttpResponse:
    row = _account(request, pk)
    ahead = max(-reads.owed_by(row), NOTHING)
    return ask(
        request,
        forms.RefundHousehold(request, initial={"amount": ahead, "on": request.today}),
        actions.refund_household,
        row,
        title=f"Rembourser {row.household.name}",
        submit="Préparer ce virement",
        said=lambda batch: f"Remise {batch.reference} prête : téléchargez son fichier.",
        to=lambda batch: reverse("bank:batch", args=[batch.pk]),
        known={"made_on": request.today},
        lead=f"Ce ménage a {euros(ahead)} d’avance.",
        **_of(row),
    )


def refund_in_cash(request: ActorRequest, pk: int) -> HttpResponse:
    row = _account(request, pk)
    ahead = max(-reads.owed_by(row), NOTHING)
    return ask(
        request,
        forms.RefundInCash(request, subject=row, initial={"amount": ahead, "on": request.today}),
        actions.refund_in_cash,
        row,
        title=f"Rendre en espèces à {row.household.name}",
        submit="Sortir de la caisse",
        said=lambda made: f"{euros(made.amount)} rendus en espèces.",
        lead=f"Ce ménage a {euros(ahead)} d’avance.",
        **_of(row),
    )


def undo_cash_refund(request: ActorRequest, pk: int) -> HttpResponse:
    rows = Refund.objects.visible_to(request.actor).select_related("account__household", "entry")
    row = get_object_or_404(rows, pk=pk)
    return ask(
        request,
        forms.ReversePayment(request, subject=row, initial={"on": request.today}),
        actions.undo_cash_refund,
        row,
        title=f"{euros(row.amount)} n’ont pas été rendus",
        submit="Annuler ce remboursement",
        said="Remboursement annulé : l’avance est de nouveau sur le compte.",
        danger=True,
        **_of(row.account),
    )
