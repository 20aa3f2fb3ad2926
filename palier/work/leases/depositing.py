"""What becomes of a deposit when its contract gives way to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from palier.base.journal.events import announce
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor
from palier.law import deposits as law
from palier.work.leases.asking import amounts_of
from palier.work.leases.events import DepositCarried
from palier.work.leases.models import DepositReceipt, Occupancy, SecurityDeposit


@dataclass(frozen=True)
class Late:
    """What a deposit given back on a day costs for being late: periods begun, a tenth of the rent of
    a month each (euros)."""

    months: int = 0
    penalty: Decimal = NOTHING

    @property
    def words(self) -> str:
        """`2 mois commencés à 46,81 €`."""
        each = self.penalty / self.months if self.months else NOTHING
        begun = plural(self.months, "mois commencé", "mois commencés")
        return f"{begun} à {euros(each)}"


def late_on(deposit: SecurityDeposit, on: date) -> Late:
    """What is owed beside the deposit if it is given back on a day (loi n° 89-462, art. 22)."""
    by, keys_on, occupancy = deposit.due_by, deposit.keys_on, deposit.occupancy
    kept = deposit.deductions.aggregate(sum=Sum("amount"))["sum"] or NOTHING
    if not (by and keys_on and law.follows_article_22(occupancy.regime)):
        return Late()
    if deposit.received <= kept or deposit.address_on is None:
        return Late()
    rent = amounts_of(occupancy, min(occupancy.last_on or keys_on, keys_on)).rent
    penalty = law.penalty(rent, by, on, address_known_on=deposit.address_on)
    return Late(law.late_months(max(by, deposit.address_on), on), penalty)


def carry_deposit(
    occupancy: Occupancy, *, goes_to: str, to: Occupancy | None, on: date, actor: Actor
) -> None:
    """To the next contract, what is held stays held, under its new name; else it is to be given back.

    Part of the action that ends the contract, in its transaction. Refused: a deposit on which
    something is kept cannot go to the next contract.
    """
    found = SecurityDeposit.objects.filter(occupancy=occupancy, settled_on=None).first()
    if found is None:
        return
    deposit = lock(found)
    if goes_to != SecurityDeposit.GoesTo.NEXT or to is None:
        deposit.goes_to, deposit.keys_on, deposit.conforming = goes_to, on, True
        deposit.address_on = on
        deposit.save(update_fields=["goes_to", "keys_on", "conforming", "address_on"])
        return
    go_with(deposit, to, on, actor)


def go_with(deposit: SecurityDeposit, to: Occupancy, on: date, actor: Actor) -> SecurityDeposit:
    """What is held under a contract is held under another, which asks for it or adds it to its own.

    Refused: something is kept on it.
    """
    if deposit.deductions.exists():
        raise Refused(
            "Des retenues sont notées sur le dépôt : retirez-les, ou rendez le dépôt au ménage."
        )
    held = deposit.held
    deposit.settled_on, deposit.returned = on, NOTHING
    deposit.goes_to = SecurityDeposit.GoesTo.NEXT
    deposit.save(update_fields=["settled_on", "returned", "goes_to"])
    after = SecurityDeposit.objects.filter(occupancy=to).first()
    if after is None:
        after = SecurityDeposit.objects.create(
            organisation_id=to.organisation_id, occupancy=to, amount=deposit.amount, asked_on=on
        )
    if held:
        DepositReceipt.objects.create(
            organisation_id=to.organisation_id,
            deposit=after,
            on=on,
            amount=held,
            payer=DepositReceipt.Payer.FORMER,
            payer_name=f"contrat {deposit.occupancy.number}",
            former=deposit,
        )
        announce(DepositCarried(deposit, held, on, actor))
    return after


def bring_deposits(held: Mapping[int, Decimal], on: date) -> None:
    """What another tool held under contracts, by contract (id, euros): asked for and received.

    Part of the action that takes it over, which keeps the books: nothing is announced. A deposit
    that is asked for already is of that much at least.
    """
    rows = {row.pk: row for row in Occupancy.objects.filter(pk__in=list(held))}
    asked = {row.occupancy_id: row for row in SecurityDeposit.objects.filter(occupancy__in=rows)}
    for pk, deposit in asked.items():
        deposit.amount = max(deposit.amount, deposit.received + held[pk])
    SecurityDeposit.objects.bulk_update(asked.values(), ["amount"])
    new = SecurityDeposit.objects.bulk_create(
        [
            SecurityDeposit(
                organisation_id=row.organisation_id,
                occupancy=row,
                amount=held[pk],
                asked_on=min(on, row.starts_on),
            )
            for pk, row in rows.items()
            if pk not in asked
        ]
    )
    DepositReceipt.objects.bulk_create(
        [
            DepositReceipt(
                organisation_id=deposit.organisation_id,
                deposit=deposit,
                on=on,
                amount=held[deposit.occupancy_id],
                payer=DepositReceipt.Payer.BROUGHT,
            )
            for deposit in [*asked.values(), *new]
        ]
    )


def receive_again(receipt: DepositReceipt, on: date) -> DepositReceipt:
    """A cheque said unpaid by mistake is held again, from a day on.

    Part of the action that undoes it, which keeps the books: nothing is announced. Refused: a deposit
    given back since.
    """
    if lock(receipt.deposit).settled_on is not None:
        raise Refused("Ce dépôt est soldé.")
    return DepositReceipt.objects.create(
        organisation_id=receipt.organisation_id,
        deposit=receipt.deposit,
        on=on,
        amount=receipt.amount,
        payer=receipt.payer,
        payer_name=receipt.payer_name,
        means=receipt.means,
    )


def room_for(to: Occupancy, held: Decimal) -> Decimal:
    """What the deposit that another contract asks for has not received yet (euros); all of it where
    it asks for none."""
    after = SecurityDeposit.objects.filter(occupancy=to).first()
    return after.amount - after.received if after else held
