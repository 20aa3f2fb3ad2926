"""What is owed every month, what was called, what was paid, what was owed before."""

from palier.work.billing.models.called import (
    AccountsQuerySet,
    Called,
    Draft,
    HouseholdAccount,
    NoticeReversal,
    NoticesQuerySet,
    RentNotice,
    RentRun,
    Term,
)
from palier.work.billing.models.opening import (
    OPENING_MOVES,
    OpeningBalance,
    OpeningPosition,
    OpeningState,
)
from palier.work.billing.models.paid import (
    Allocation,
    Deposit,
    PayerIban,
    PayerRule,
    Payment,
    Receipt,
)
from palier.work.billing.models.reviews import RentIndex, RentReview

__all__ = [
    "OPENING_MOVES",
    "AccountsQuerySet",
    "Allocation",
    "Called",
    "Deposit",
    "Draft",
    "HouseholdAccount",
    "NoticeReversal",
    "NoticesQuerySet",
    "OpeningBalance",
    "OpeningPosition",
    "OpeningState",
    "PayerIban",
    "PayerRule",
    "Payment",
    "Receipt",
    "RentIndex",
    "RentNotice",
    "RentReview",
    "RentRun",
    "Term",
]
