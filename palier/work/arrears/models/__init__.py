"""Cases found by written rules, what was done, plans and how they are kept, what others are told."""

from palier.work.arrears.models.cases import (
    CASE_MOVES,
    FOLLOWED,
    ArrearsCase,
    ArrearsRule,
    CaseState,
    CaseStep,
    PostalReceipt,
    Presence,
    Reminder,
    ReminderTemplate,
    StepKind,
)
from palier.work.arrears.models.outside import (
    CLAIM_MOVES,
    ClaimState,
    GuaranteeClaim,
    GuaranteePayment,
    UnpaidReport,
)
from palier.work.arrears.models.plans import (
    PLAN_MOVES,
    STANDING,
    Instalment,
    PlanControl,
    PlanState,
    RepaymentPlan,
)
