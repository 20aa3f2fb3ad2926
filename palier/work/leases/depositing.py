"""What becomes of a deposit when its contract gives way to another."""

from datetime import date

from palier.base.kit.money import NOTHING
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.work.leases.models import DepositReceipt, Occupancy, SecurityDeposit


def carry_deposit(occupancy: Occupancy, *, goes_to: str, to: Occupancy | None, on: date) -> None:
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
    if deposit.deductions.exists():
        raise Refused(
            "Des retenues sont notées sur le dépôt : retirez-les, ou rendez le dépôt au ménage."
        )
    held = deposit.held
    deposit.settled_on, deposit.returned, deposit.goes_to = on, NOTHING, goes_to
    deposit.save(update_fields=["settled_on", "returned", "goes_to"])
    after = SecurityDeposit.objects.create(
        organisation_id=occupancy.organisation_id,
        occupancy=to,
        amount=deposit.amount,
        asked_on=on,
    )
    if not held:
        return
    DepositReceipt.objects.create(
        organisation_id=occupancy.organisation_id,
        deposit=after,
        on=on,
        amount=held,
        payer=DepositReceipt.Payer.FORMER,
        payer_name=f"contrat {occupancy.number}",
    )
