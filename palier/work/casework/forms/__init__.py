"""What the pages of the file ask."""

from palier.work.casework.forms.budget import RecordResources, StopResource, TakeUpAmounts
from palier.work.casework.forms.file import (
    AddAims,
    AddSteps,
    AdvanceAid,
    AskAid,
    AssessNeeds,
    CloseAim,
    CloseFile,
    CloseRight,
    CommentPlan,
    ContinuePlan,
    CorrectStep,
    DecideAid,
    FollowFile,
    HandRight,
    NoteFileStep,
    NoteRight,
    PayAid,
    RenewRight,
    ReturnAdvance,
    SaySkill,
    SignPlan,
    WritePlan,
)
from palier.work.casework.forms.meetings import (
    AddHandout,
    CallConference,
    HandOverForm,
    HoldConference,
    InviteGuest,
    NoteGuest,
    NotePracticeReview,
    SignHandOver,
)
