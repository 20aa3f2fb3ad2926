"""What billing asks for."""

from palier.work.billing.forms.bank_lines import (
    LATER,
    AssignLine,
    ConfirmProposals,
    MatchDeposit,
    PaymentsChoice,
    SplitLine,
    UndoDeposit,
    find_account,
)
from palier.work.billing.forms.extras import (
    BillReading,
    CallOnce,
    ConsentToEmail,
    EndShare,
    PrepareCorrections,
    Reallocate,
    ShareRent,
)
from palier.work.billing.forms.rents import (
    CorrectOpening,
    EnterIndex,
    HoldDraft,
    IssueReceipt,
    IssueRentRun,
    KeepInBooks,
    KnowPayer,
    MonthInput,
    OpenPosition,
    PostOpening,
    PrepareRentRun,
    RecordPayment,
    ReleaseDraft,
    ReverseNotice,
    ReverseOpening,
    ReversePayment,
    ReviewRents,
    SetTerm,
    StopTerm,
    TellTotals,
    UndoReview,
)
