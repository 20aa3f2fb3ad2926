"""Deposits that another tool held, under the contracts of their households."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from palier.base.kit.refusals import Refused
from palier.base.kit.typography import of_name
from palier.base.tenancy.reads import kept_by
from palier.work.billing.models import OpeningBalance, OpeningPosition
from palier.work.leases.depositing import bring_deposits
from palier.work.leases.models import (
    DepositReceipt,
    DepositReceiptUndone,
    Occupancy,
    OccupancyState,
)

RANK = {OccupancyState.ACTIVE: 0, OccupancyState.ENDED: 1, OccupancyState.DRAFT: 2}
"""Under which contract a household's deposit is: the first of these that it has."""


def place_deposits(
    position: OpeningPosition, told: Iterable[OpeningBalance] | None = None
) -> None:
    """What another tool held for households is held under their contracts: the one they live under,
    else the last one they left; once. Without any contract, it waits for it in the books alone.

    `told`: of these only, else of the whole position.
    """
    told = _held_by(position) if told is None else told
    held = {each.account.household_id: each.deposit for each in told}
    rows = Occupancy.objects.filter(
        kept_by(position.entity, "site__"), household__in=list(held)
    ).exclude(state=OccupancyState.CANCELLED)
    placed = set(_brought(position, held).values_list("deposit__occupancy__household", flat=True))
    found: dict[int, Decimal] = {}
    for row in sorted(
        rows, key=lambda row: (RANK[OccupancyState(row.state)], -row.starts_on.toordinal())
    ):
        if row.household_id not in placed:
            placed.add(row.household_id)
            found[row.pk] = held[row.household_id]
    bring_deposits(found, position.on)


def take_deposits_back(position: OpeningPosition, on: date) -> None:
    """The opening position is undone: what it brought is held under no contract.

    Refused: a deposit given back, or carried, since.
    """
    held = {each.account.household_id: each.deposit for each in _held_by(position)}
    receipts = _brought(position, held).select_related("deposit__occupancy__household")
    for receipt in receipts:
        if receipt.deposit.settled_on or receipt.deposit.deductions.exists():
            raise Refused(
                f"Le dépôt repris {of_name(receipt.deposit.occupancy.household.name)} est rendu, "
                "reporté ou retenu : annulez-le d’abord sur son contrat."
            )
    DepositReceiptUndone.objects.bulk_create(
        [
            DepositReceiptUndone(
                organisation_id=receipt.organisation_id,
                receipt=receipt,
                on=max(on, receipt.on),
                reason="Position de départ annulée",
            )
            for receipt in receipts
        ]
    )


def _held_by(position: OpeningPosition) -> QuerySet[OpeningBalance]:
    return position.balances.filter(deposit__gt=0).select_related("account")


def _brought(position: OpeningPosition, households: Iterable[int]) -> QuerySet[DepositReceipt]:
    """What was brought already for these households, under contracts of the position's entity."""
    return DepositReceipt.objects.filter(
        kept_by(position.entity, "deposit__occupancy__site__"),
        deposit__occupancy__household__in=list(households),
        payer=DepositReceipt.Payer.BROUGHT,
        undoings=None,
    )
