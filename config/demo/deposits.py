"""What the other tool held is given back to those who leave, as the bank tells it."""

from decimal import Decimal

from config.demo import bank
from config.demo.stage import DAY, Stage
from palier.base.bank.models import StatementLine
from palier.law.dates import Month
from palier.work.billing import actions as billing
from palier.work.billing.models import DepositEntry
from palier.work.billing.reads import owed_by
from palier.work.leases import actions as leases
from palier.work.leases.models import OccupancyState, SecurityDeposit

SAID = "RESTITUTION DEPOT"


def give_deposits_back(stage: Stage, month: Month) -> None:
    """Of those who left last month: the keys, what is kept for rent, then the transfer. The last to
    have left is still to be given back."""
    manager = stage.by("rental_manager")
    left = SecurityDeposit.objects.filter(
        occupancy__state=OccupancyState.ENDED,
        occupancy__period__endswith__lte=month.first,
        settled_on=None,
        keys_on=None,
    )
    on = bank.working_day(month.first + 14 * DAY)
    for deposit in left.select_related("occupancy__household", "occupancy__site"):
        if not deposit.held or deposit.occupancy.last_on is None:
            continue
        leases.note_keys_back(
            deposit,
            keys_on=deposit.occupancy.last_on,
            conforming=True,
            address_on=deposit.occupancy.last_on,
            actor=manager,
        )
        if on > stage.today:
            continue
        account = billing.account_under(deposit.occupancy, manager)
        owed = min(max(owed_by(account, on=on), Decimal(0)), deposit.held)
        if owed:
            leases.add_deduction(
                deposit,
                kind="rent",
                amount=owed,
                words="Loyers restant dus",
                proof="décompte du compte",
                actor=manager,
            )
        given = leases.settle_deposit(deposit, on=on, actor=manager)
        if paid := given.returned + given.penalty:
            name = deposit.occupancy.household.name.removeprefix("Ménage ").upper()
            said = f"{SAID} {deposit.occupancy.number}"
            stage.told.append(bank.Told(on + DAY, -paid, name, "", said))


def find_deposits_at_the_bank(stage: Stage) -> None:
    """The accountant says that these lines are the deposits given back."""
    accountant = stage.by("accountant")
    lines = StatementLine.objects.filter(state="waiting", text__startswith=SAID)
    for line in lines.order_by("pk"):
        number = line.text.removeprefix(SAID).strip()
        rows = DepositEntry.objects.filter(
            deposit__occupancy__number=number, amount=line.amount, line=None, mirror=None
        )
        if rows:
            billing.match_deposit(line, deposits=list(rows), actor=accountant)
