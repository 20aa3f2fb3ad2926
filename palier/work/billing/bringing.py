"""Deposits that another tool held, under the contracts of their households."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from palier.base.kit.refusals import Refused
from palier.base.kit.typography import of_name
from palier.base.tenancy.reads import entities_of
from palier.work.billing.models import OpeningBalance
from palier.work.leases.depositing import bring_deposits
from palier.work.leases.models import (
    DepositReceipt,
    DepositReceiptUndone,
    Occupancy,
    OccupancyState,
)

RANK = {OccupancyState.ACTIVE: 0, OccupancyState.ENDED: 1, OccupancyState.DRAFT: 2}
"""Under which contract a household's deposit is: the first of these that it has."""


def place_deposits(told: Iterable[OpeningBalance], on: date) -> None:
    """What another tool held for households is held under their contracts: the one they live under,
    else the last one they left; once. Without any contract, it waits for it in the books alone."""
    held = {(each.account.household_id, each.account.entity_id): each for each in told}
    rows = Occupancy.objects.filter(household__in=[household for household, _ in held])
    rows = rows.exclude(state=OccupancyState.CANCELLED).select_related("organisation")
    placed = set(
        DepositReceipt.objects.filter(
            deposit__occupancy__in=rows, payer=DepositReceipt.Payer.BROUGHT, undoings=None
        ).values_list("deposit__occupancy__household", flat=True)
    )
    found: dict[int, Decimal] = {}
    waiting = [row for row in rows if row.household_id not in placed]
    waiting.sort(key=lambda row: (RANK[OccupancyState(row.state)], -row.starts_on.toordinal()))
    books = (
        entities_of(waiting[0].organisation, {row.site_id for row in waiting}) if waiting else {}
    )
    for row in waiting:
        each = held.pop((row.household_id, books[row.site_id].pk), None)
        if each is not None and each.deposit:
            found[row.pk] = each.deposit
    bring_deposits(found, on)


def take_deposits_back(told: Iterable[OpeningBalance], on: date) -> None:
    """The opening position is undone: what it brought is held under no contract.

    Refused: a deposit given back, or carried, since.
    """
    receipts = DepositReceipt.objects.filter(
        deposit__occupancy__household__in=[each.account.household_id for each in told],
        payer=DepositReceipt.Payer.BROUGHT,
        undoings=None,
    ).select_related("deposit__occupancy__household")
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
