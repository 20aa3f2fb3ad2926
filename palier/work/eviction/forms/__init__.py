"""What the pages of prevention ask."""

from palier.work.eviction.forms.commissions import (
    AddMember,
    CallCommission,
    FinishRecommendation,
    GiveOpinion,
    HoldCommission,
    NoteAttendance,
    PutOnAgenda,
    Recommend,
    RetireMember,
)
from palier.work.eviction.forms.procedures import (
    ChangeDeadline,
    CompleteProcedure,
    EndProcedure,
    EndProtocol,
    ExtendProtocol,
    NoteProcedureStep,
    OpenProcedure,
    SendAssessment,
    SignProtocol,
    StartAssessment,
    UndoStep,
    WriteAssessment,
)
from palier.work.eviction.forms.sessions import (
    BookReception,
    GiveAdvice,
    NoteReception,
    PlanSession,
)
