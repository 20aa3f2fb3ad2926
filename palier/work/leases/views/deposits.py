"""The deposit of a contract: asked, received, given back."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.deposits import deposit_source, follows_article_22, most_deposit, return_source
from palier.work.leases import actions, forms, papers
from palier.work.leases.depositing import late_on
from palier.work.leases.finding import OCCUPANCY
from palier.work.leases.models import DepositDeduction, DepositReceipt, Occupancy, SecurityDeposit

SECURITY_DEPOSIT = Subject(
    SecurityDeposit,
    "depots/<int:pk>/",
    fetch=("occupancy__household",),
    page=lambda row: OCCUPANCY.url(row.occupancy),
    under=lambda row: OCCUPANCY.crumbs(row.occupancy),
)


def _about(occupancy: Occupancy) -> dict[str, Any]:
    """Where a form about this contract stands."""
    return {"back": OCCUPANCY.url(occupancy), "crumbs": OCCUPANCY.crumbs(occupancy)}


@OCCUPANCY.asks("depot/")
def ask_deposit(request: ActorRequest, row: Occupancy) -> HttpResponse:
    base = actions.deposit_base_of(row, request.today)
    most = most_deposit(row.regime, base, furnished=row.is_furnished)
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


SECURITY_DEPOSIT.verb(
    actions.drop_deposit,
    at="retirer/",
    title=lambda row: f"Retirer le dépôt demandé, contrat {row.occupancy.number}",
    submit="Retirer ce dépôt",
    said="Dépôt retiré : demandez-le de nouveau au bon montant.",
    danger=True,
)


SECURITY_DEPOSIT.verb(
    actions.receive_deposit,
    forms.ReceiveDeposit,
    at="encaisser/",
    title=lambda row: f"Encaisser le dépôt, contrat {row.occupancy.number}",
    submit="Encaisser",
    said="Dépôt encaissé ; le reçu est sur la page du contrat.",
    initial=lambda row, seen: {
        "on": seen.today,
        "amount": row.amount - row.held,
        "payer": "person",
    },
)


SECURITY_DEPOSIT.verb(
    actions.note_keys_back,
    forms.NoteKeysBack,
    at="cles/",
    title=lambda row: f"Clés rendues, contrat {row.occupancy.number}",
    submit="Noter la remise des clés",
    said="Clés notées.",
    lead=lambda row: f"D’après : {return_source(row.occupancy.regime)}",
    initial=lambda row, seen: {
        "keys_on": row.keys_on or row.occupancy.last_on,
        "address_on": row.address_on,
        "conforming": None if row.conforming is None else "yes" if row.conforming else "no",
    },
)


SECURITY_DEPOSIT.verb(
    actions.undo_keys_back,
    at="cles/retirer/",
    title=lambda row: f"Les clés ne sont pas rendues, contrat {row.occupancy.number}",
    submit="Retirer cette remise",
    said="Remise des clés retirée : le délai ne court plus.",
    lead=lambda row: f"Notée au {day_in_words(row.keys_on)}." if row.keys_on else "",
    danger=True,
)


SECURITY_DEPOSIT.verb(
    actions.carry_to_next,
    forms.CarryToNext,
    at="reporter/",
    title=lambda row: f"Reporter le dépôt du contrat {row.occupancy.number}",
    submit="Reporter ce dépôt",
    said="Dépôt reporté : il garantit maintenant l’autre contrat.",
    lead=lambda row: (
        f"{euros(row.held)} détenus. Aucun argent ne bouge ; le décompte du départ "
        "reste au ménage."
    ),
    initial=lambda row, seen: {"on": seen.today},
)


SECURITY_DEPOSIT.verb(
    actions.add_deduction,
    forms.AddDeduction,
    at="retenue/",
    title=lambda row: f"Retenue sur le dépôt, contrat {row.occupancy.number}",
    submit="Noter cette retenue",
    said="Retenue notée.",
    lead=lambda row: f"Dépôt détenu : {euros(row.held)}. L’usure normale ne se retient pas.",
)


DEPOSIT_DEDUCTION = Subject(
    DepositDeduction,
    "retenues/<int:pk>/",
    fetch=("deposit__occupancy",),
    page=lambda row: OCCUPANCY.url(row.deposit.occupancy),
    under=lambda row: OCCUPANCY.crumbs(row.deposit.occupancy),
)


DEPOSIT_DEDUCTION.verb(
    actions.remove_deduction,
    at="retirer/",
    title=lambda row: f"Retirer la retenue : {row.words}",
    submit="Retirer cette retenue",
    said="Retenue retirée.",
    danger=True,
)


def _if_given_today(row: SecurityDeposit, back: Decimal, today: date) -> str:
    """What being late costs already, before the yes."""
    late = late_on(row, today)
    if not late.penalty:
        return ""
    return (
        f"Rendu aujourd’hui, en retard : {euros(late.penalty)} de plus ({late.words}), "
        f"{euros(back + late.penalty)} en tout. "
    )


@SECURITY_DEPOSIT.asks("rendre/")
def settle_deposit(request: ActorRequest, row: SecurityDeposit) -> HttpResponse:
    kept = sum((each.amount for each in row.deductions.all()), NOTHING)
    source = return_source(row.occupancy.regime)
    late = (
        f"Un retard ajoute 10 % du loyer par mois commencé ({source})."
        if follows_article_22(row.occupancy.regime)
        else f"D’après : {source}"
    )
    return ask(
        request,
        forms.SettleDeposit(request, subject=row, initial={"on": request.today}),
        actions.settle_deposit,
        row,
        title=f"Rendre le dépôt, contrat {row.occupancy.number}",
        submit="Rendre ce dépôt",
        said=lambda made: (
            f"Dépôt soldé : {euros(made.returned + made.penalty)}, {made.get_goes_to_display()}."
            if made.returned + made.penalty
            else "Dépôt soldé : tout a été retenu, rien n’est à rendre."
        ),
        lead=f"Détenu {euros(row.held)}, retenu {euros(kept)} : {euros(row.held - kept)} à rendre. "
        f"{_if_given_today(row, row.held - kept, request.today)}{late}",
        **_about(row.occupancy),
    )


SECURITY_DEPOSIT.verb(
    actions.undo_settlement,
    forms.UndoSettlement,
    at="rendre/annuler/",
    title=lambda row: f"Annuler le dépôt rendu, contrat {row.occupancy.number}",
    submit="Annuler cette restitution",
    said="Restitution annulée : le dépôt est de nouveau détenu, ses retenues se corrigent.",
    lead=lambda row: (
        f"{euros(row.returned + row.penalty)} rendus le {day_in_words(row.settled_on)}. Ce qui "
        "avait été retenu pour des loyers est de nouveau dû."
        if row.settled_on
        else ""
    ),
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


DEPOSIT_RECEIPT = Subject(
    DepositReceipt,
    "versements/<int:pk>/",
    fetch=("deposit__occupancy__household", "organisation"),
    page=lambda row: OCCUPANCY.url(row.deposit.occupancy),
    under=lambda row: OCCUPANCY.crumbs(row.deposit.occupancy),
)


DEPOSIT_RECEIPT.verb(
    actions.undo_deposit_receipt,
    forms.UndoDepositReceipt,
    at="annuler/",
    title=lambda row: f"Annuler le versement de {euros(row.amount)}",
    submit="Annuler ce versement",
    said="Versement annulé : le dépôt est de nouveau à recevoir.",
    lead=lambda row: (
        f"{row.payer_name or capitalised(row.get_payer_display())}, reçu le "
        f"{day_in_words(row.on)}. Un chèque revenu impayé, une erreur de saisie."
    ),
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


DEPOSIT_RECEIPT.verb(
    actions.undo_carry,
    forms.UndoCarry,
    at="reporter/annuler/",
    title=lambda row: f"Annuler le report de {euros(row.amount)}",
    submit="Annuler ce report",
    said="Report annulé : le dépôt est de nouveau sous le contrat d’avant, à rendre.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


@DEPOSIT_RECEIPT.asks("recu/")
def deposit_receipt_pdf(request: ActorRequest, row: DepositReceipt) -> HttpResponse:
    return pdf_response(papers.deposit_receipt_pdf(row), f"recu-depot-{row.pk}")


def deposit_statement_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    return pdf_response(
        papers.deposit_statement_pdf(SECURITY_DEPOSIT.find(request, pk)), f"decompte-depot-{pk}"
    )
