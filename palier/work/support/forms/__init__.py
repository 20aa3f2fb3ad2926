"""What the pages of the social work ask."""

from palier.work.support.forms.measures import (
    BillMonths,
    ChangeIntensity,
    ChangeReferrer,
    EndLoan,
    EndMeasure,
    LendCaseload,
    OpenMeasure,
    RenewMeasure,
    ReopenMeasure,
    ResumeMeasure,
    SuspendMeasure,
)
from palier.work.support.forms.notes import (
    AddTask,
    CorrectNote,
    MoveNote,
    MoveTask,
    NotePathMoment,
    WriteNote,
)
from palier.work.support.forms.together import (
    AddReviewTemplate,
    AnswerAppointment,
    BookAppointment,
    CorrectReview,
    DraftYearReview,
    HandInReview,
    InviteToAppointment,
    JoinCohort,
    LeaveCohort,
    MoveAppointment,
    NoteCohortStep,
)
