"""What is owed every month, what was called, what was paid, what was owed before."""

from palier.work.billing.models.called import (
    DUE,
    Called,
    Draft,
    Extra,
    HouseholdAccount,
    NoticeReversal,
    NoticesQuerySet,
    PayerShare,
    RentNotice,
    RentRun,
    Term,
    ThirdAccount,
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
    DepositEntry,
    PayerIban,
    PayerRule,
    Payment,
    Receipt,
    ReceiptConsent,
    Refund,
    ReturnedCheque,
    SentReceipt,
)
from palier.work.billing.models.reviews import RentIndex, RentReview, RentReviewUndone
