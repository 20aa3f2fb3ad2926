"""The deposit of a contract: asked, received, given back."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import NOTHING, euros
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.forms import Confirm
from palier.base.ui.pages import ask
from palier.law.deposits import deposit_source, follows_article_22, most_deposit
from palier.work.leases import actions, forms, papers
from palier.work.leases.asking import amounts_of
from palier.work.leases.finding import contract_crumbs, contract_page
from palier.work.leases.finding import find_contract as _contract
from palier.work.leases.models import DepositDeduction, DepositReceipt, Occupancy, SecurityDeposit


def _find(request: ActorRequest, pk: int) -> SecurityDeposit:
    rows = SecurityDeposit.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("occupancy__household"), pk=pk)


def _about(occupancy: Occupancy) -> dict[str, Any]:
    """Where a form about this contract stands."""
    return {"back": contract_page(occupancy), "crumbs": contract_crumbs(occupancy)}


def ask_deposit(request: ActorRequest, pk: int) -> HttpResponse:
    row = _contract(request, pk)
    rent = amounts_of(row, max(request.today, row.starts_on)).rent
    most = most_deposit(row.regime, rent, furnished=row.is_furnished)
    source = deposit_source(row.regime, furnished=row.is_furnished)
    initial = {"on": request.today, "amount": most or None}
    return ask(
        request,
        forms.AskDeposit(request, subject=row, initial=initial),
        actions.ask_deposit,
        row,
        title=f"Dépôt de garantie, contrat {row.number}",
        submit="Demander ce dépôt",
        said=lambda made: f"Dépôt de {euros(made.amount)} demandé.",
        lead=f"Au plus {euros(most)} ({source})." if most is not None else f"Plafond : {source}.",
        **_about(row),
    )


def drop_deposit(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        Confirm(request, subject=row),
        actions.drop_deposit,
        row,
        title=f"Retirer le dépôt demandé, contrat {row.occupancy.number}",
        submit="Retirer ce dépôt",
        said="Dépôt retiré : demandez-le de nouveau au bon montant.",
        danger=True,
        **_about(row.occupancy),
    )


def receive_deposit(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    initial = {"on": request.today, "amount": row.amount - row.held, "payer": "person"}
    return ask(
        request,
        forms.ReceiveDeposit(request, subject=row, initial=initial),
        actions.receive_deposit,
        row,
        title=f"Encaisser le dépôt, contrat {row.occupancy.number}",
        submit="Encaisser",
        said="Dépôt encaissé ; le reçu est sur la page du contrat.",
        **_about(row.occupancy),
    )


def note_keys_back(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    initial = {
        "keys_on": row.keys_on or row.occupancy.last_on,
        "address_on": row.address_on,
        "conforming": None if row.conforming is None else "yes" if row.conforming else "no",
    }
    return ask(
        request,
        forms.NoteKeysBack(request, subject=row, initial=initial),
        actions.note_keys_back,
        row,
        title=f"Clés rendues, contrat {row.occupancy.number}",
        submit="Noter la remise des clés",
        said="Clés notées.",
        lead="Loi n° 89-462, art. 22." if follows_article_22(row.occupancy.regime) else "",
        **_about(row.occupancy),
    )


def add_deduction(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    return ask(
        request,
        forms.AddDeduction(request, subject=row),
        actions.add_deduction,
        row,
        title=f"Retenue sur le dépôt, contrat {row.occupancy.number}",
        submit="Noter cette retenue",
        said="Retenue notée.",
        lead=f"Dépôt détenu : {euros(row.held)}. L’usure normale ne se retient pas.",
        **_about(row.occupancy),
    )


def remove_deduction(request: ActorRequest, pk: int) -> HttpResponse:
    rows = DepositDeduction.objects.visible_to(request.actor)
    row = get_object_or_404(rows.select_related("deposit__occupancy"), pk=pk)
    return ask(
        request,
        Confirm(request, subject=row),
        actions.remove_deduction,
        row,
        title=f"Retirer la retenue : {row.words}",
        submit="Retirer cette retenue",
        said="Retenue retirée.",
        danger=True,
        **_about(row.deposit.occupancy),
    )


def settle_deposit(request: ActorRequest, pk: int) -> HttpResponse:
    row = _find(request, pk)
    kept = sum((each.amount for each in row.deductions.all()), NOTHING)
    return ask(
        request,
        forms.SettleDeposit(request, subject=row, initial={"on": request.today}),
        actions.settle_deposit,
        row,
        title=f"Rendre le dépôt, contrat {row.occupancy.number}",
        submit="Rendre ce dépôt",
        said=lambda made: (
            f"Dépôt soldé : {euros(made.returned + made.penalty)}, {made.get_goes_to_display()}."
        ),
        lead=f"Détenu {euros(row.held)}, retenu {euros(kept)}. Un retard ajoute 10 % du loyer par "
        "mois commencé.",
        **_about(row.occupancy),
    )


def deposit_receipt_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    rows = DepositReceipt.objects.visible_to(request.actor)
    row = get_object_or_404(
        rows.select_related("deposit__occupancy__household", "organisation"), pk=pk
    )
    return pdf_response(papers.deposit_receipt_pdf(row), f"recu-depot-{pk}")


def deposit_statement_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    return pdf_response(papers.deposit_statement_pdf(_find(request, pk)), f"decompte-depot-{pk}")
