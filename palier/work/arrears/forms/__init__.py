"""What the pages of arrears ask."""

from palier.work.arrears.forms.cases import (
    CloseCase,
    EntrustCase,
    FollowCases,
    NoteDelivery,
    NoteStep,
    PauseCase,
    RuleForm,
    SendReminder,
    SendReminders,
    WordReminder,
)
from palier.work.arrears.forms.plans import (
    AnswerClaim,
    CallGuarantee,
    DeclareBreach,
    EndPlan,
    NoteControl,
    NoteGuaranteePayment,
    NoteGuaranteeReturn,
    RecordPlan,
    ReportUnpaid,
    RevisePlan,
    StartPlan,
)
