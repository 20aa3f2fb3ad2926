"""A deposit follows its household from one contract to the next: a room changed, another home of ours."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.reads import entity_of
from palier.work.leases.actions.deposits import ask_deposit
from palier.work.leases.depositing import go_with, room_for
from palier.work.leases.events import DepositCarried
from palier.work.leases.models import (
    DepositReceipt,
    DepositReceiptUndone,
    Occupancy,
    OccupancyState,
    SecurityDeposit,
)


@action("Reporter un dépôt sur un autre contrat")
def carry_to_next(
    deposit: SecurityDeposit, *, to: Occupancy, on: date, actor: Actor
) -> SecurityDeposit:
    """What is held under a contract that ends guarantees the household's next one: no money moves.

    It is asked for there, where it is not yet: the law of that contract says how much at most.
    Refused: nothing held, given back already, something kept, the contract of another household, of
    another entity's books, one that has ended or that asks for less, a day before both began.
    """
    deposit = lock(deposit)
    if deposit.settled_on is not None:
        raise Refused("Ce dépôt est soldé.")
    if not deposit.held:
        raise Refused("Aucun versement n’est noté : il n’y a rien à reporter.")
    _check_next(deposit.occupancy, to, on)
    if not SecurityDeposit.objects.filter(occupancy=to).exists():
        _ask_for(to, deposit.held, on, actor)
    room = room_for(to, deposit.held)
    if deposit.held > room:
        raise Refused(
            f"Le nouveau contrat n’attend plus que {euros(room)} de dépôt, et celui-ci est de "
            f"{euros(deposit.held)} : rendez-le, puis encaissez l’autre."
        )
    return go_with(deposit, to, on, actor)


def _ask_for(to: Occupancy, amount: Decimal, on: date, actor: Actor) -> None:
    try:
        ask_deposit(to, amount=amount, on=on, actor=actor)
    except Refused as refused:
        raise Refused(
            f"Le nouveau contrat ne peut pas demander ce dépôt : {' '.join(refused.messages)} Rendez "
            "celui-ci, puis encaissez l’autre."
        ) from refused


def _check_next(before: Occupancy, to: Occupancy, on: date) -> None:
    if to.pk == before.pk or to.household_id != before.household_id:
        raise Refused({"to": "Choisissez un autre contrat de ce ménage."})
    if to.state not in (OccupancyState.DRAFT, OccupancyState.ACTIVE):
        raise Refused({"to": "Ce contrat est terminé."})
    if entity_of(to.site) != entity_of(before.site):
        raise Refused(
            {"to": "Ce contrat est dans les comptes d’une autre entité : rendez le dépôt."}
        )
    if on < before.starts_on:
        raise Refused({"on": "Ce jour est avant le contrat."})


@action("Annuler le report d’un dépôt")
def undo_carry(receipt: DepositReceipt, *, on: date, actor: Actor) -> SecurityDeposit:
    """It stays under the contract it came from, to be given back.

    Refused: not carried, undone already, given back since, something kept on it, a day before it.
    """
    after = lock(receipt.deposit)
    former: SecurityDeposit | None = receipt.former
    if receipt.payer != DepositReceipt.Payer.FORMER or former is None:
        raise Refused("Ce versement ne vient pas d’un autre contrat.")
    if receipt.undoings.exists():
        raise Refused("Ce report est déjà annulé.")
    if after.settled_on is not None:
        raise Refused("Ce dépôt est soldé.")
    if after.deductions.exists():
        raise Refused("Des retenues portent sur ce dépôt : retirez-les d’abord.")
    if on < receipt.on:
        raise Refused({"on": "Il ne s’annule pas avant le jour où il a été reporté."})
    former = lock(former)
    former.settled_on, former.goes_to = None, SecurityDeposit.GoesTo.HOUSEHOLD
    former.save(update_fields=["settled_on", "goes_to"])
    DepositReceiptUndone.objects.create(
        organisation=actor.organisation, receipt=receipt, on=on, reason="Report annulé"
    )
    announce(DepositCarried(former, -receipt.amount, on, actor))
    return former
