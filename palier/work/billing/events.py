from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.bank.models import StatementLine
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.work.billing.models import Allocation, DepositEntry, Payment, RentRun
from palier.work.leases.models import SecurityDeposit


@dataclass(frozen=True)
class RunIssued:
    """The notices of a run are posted. Above: what they were to bring in is expected."""

    run: RentRun
    actor: Actor


@dataclass(frozen=True)
class DebtsSettled:
    """Payments settle debts, or no longer do (negative). Above: a principal's money is theirs.

    `on`: the day on which that happens, when it is after the payment's own (an advance that pays a
    notice of today, a notice undone today).
    """

    allocations: list[Allocation]
    actor: Actor
    on: date | None = None


@dataclass(frozen=True)
class BenefitPart:
    """What a benefit agency paid of one notice (euros), and whose home it is."""

    notice_id: int
    name: str
    amount: Decimal


@dataclass(frozen=True)
class BenefitsSettled:
    """The agency's money is told person by person. Above: a principal's part is theirs."""

    parts: list[BenefitPart]
    on: date
    in_fund: bool
    actor: Actor


@dataclass(frozen=True)
class DamageKept:
    """What a deposit given back leaves for damage and keys (euros; negative: after all not), as an
    income of ours in `entry`. Above: on a managed home, it is its principal's. `in_fund`: the
    deposit was on their own bank account."""

    deposit: SecurityDeposit
    amount: Decimal
    entry: Entry
    in_fund: bool
    actor: Actor


@dataclass(frozen=True)
class MoneySeen:
    """A bank line is these payments and security deposits (received, or given back: negative), noted
    by hand before it (`sign` 1), or is not after all (−1). Above: which bank their money is on."""

    line: StatementLine
    payments: list[Payment]
    deposits: list[DepositEntry]
    on: date
    sign: int
    actor: Actor


@dataclass(frozen=True)
class PaymentsUndone:
    """These payments are about to be undone. Above: refused while something rests on them."""

    payments: list[Payment]
    actor: Actor
