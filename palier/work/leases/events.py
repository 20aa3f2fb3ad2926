from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from palier.base.tenancy.actors import Actor
from palier.work.leases.models import (
    DepositReceipt,
    DepositReceiptUndone,
    DepositSettlementUndone,
    NoticeToQuit,
    Occupancy,
    SecurityDeposit,
)


@dataclass(frozen=True)
class OccupancyActivated:
    """The keys are handed over. Above: billing opens the household's account."""

    occupancy: Occupancy
    actor: Actor


@dataclass(frozen=True)
class EntryUndone:
    """Nobody has entered after all. Above: what was opened by the entry is closed, or refuses."""

    occupancy: Occupancy
    actor: Actor


@dataclass(frozen=True)
class OccupancyCancelled:
    """The contract in preparation will not be signed. Above: whoever was to enter waits again."""

    occupancy: Occupancy
    actor: Actor


@dataclass(frozen=True)
class OccupancyEnded:
    """The household has left. Above: billing stops what was called every month."""

    occupancy: Occupancy
    actor: Actor


@dataclass(frozen=True)
class DepartureUndone:
    """The household never left on that day (`ended_on`, the first day out). Above: what stopped with
    it goes on, or refuses."""

    occupancy: Occupancy
    ended_on: date
    actor: Actor


@dataclass(frozen=True)
class ContractsBrought:
    """Contracts of another tool were taken over. Above: billing opens the households' accounts."""

    occupancies: list[Occupancy]
    actor: Actor


@dataclass(frozen=True)
class ContractsRemoved:
    """Contracts brought over by mistake are being taken away. Above: billing drops their terms."""

    occupancies: list[Occupancy]
    actor: Actor


@dataclass(frozen=True)
class NoticeToQuitGiven:
    """One side ends the contract. Above: those who accompany prepare the departure."""

    notice: NoticeToQuit
    actor: Actor


@dataclass(frozen=True)
class NoticeToQuitWithdrawn:
    """The contract goes on. Above: what was prepared for the departure is dropped."""

    notice: NoticeToQuit
    actor: Actor


@dataclass(frozen=True)
class DepositReceived:
    """Money is held for a household. Above: billing enters it in account 165."""

    receipt: DepositReceipt
    actor: Actor


@dataclass(frozen=True)
class DepositReceiptCancelled:
    """It was not received after all. Above: billing takes it back from account 165."""

    undone: DepositReceiptUndone
    actor: Actor


@dataclass(frozen=True)
class DepositSettled:
    """The deposit is given back, less what is kept. Above: billing enters both."""

    deposit: SecurityDeposit
    means: str
    actor: Actor


@dataclass(frozen=True)
class DepositUnsettled:
    """It was not given back so, and is about to be held again. Above: what was entered for it is
    taken back, or refuses."""

    undone: DepositSettlementUndone
    actor: Actor


@dataclass(frozen=True)
class DepositCarried:
    """What was held (euros; negative: after all not) under a contract is held under the household's
    next one. Above: on whose bank it is."""

    deposit: SecurityDeposit
    amount: Decimal
    on: date
    actor: Actor
