"""The tables of the social work."""

from palier.work.support.models.aid import (
    AID_MOVES,
    Advance,
    AdvanceReturn,
    AidRequest,
    AidState,
)
from palier.work.support.models.appointments import (
    APPOINTMENT_MOVES,
    Appointment,
    AppointmentState,
)
from palier.work.support.models.cohorts import (
    CohortMember,
    CohortStep,
)
from palier.work.support.models.measures import (
    MEASURE_MOVES,
    OPEN,
    BilledMonth,
    CaseloadLoan,
    Destination,
    EndReason,
    Intensity,
    Measure,
    MeasureChange,
    MeasureState,
)
from palier.work.support.models.meetings import (
    Conference,
    ConferenceGuest,
    Handout,
    HandOver,
    PracticeReview,
)
from palier.work.support.models.needs import (
    NeedsAnswer,
    NeedsAssessment,
    SkillStatement,
)
from palier.work.support.models.notes import (
    Note,
    NoteVersion,
    PathMoment,
    SecretSentence,
    Task,
)
from palier.work.support.models.plans import (
    PersonalPlan,
    PlanAim,
    PlanComment,
    PlanStep,
    PlanVersion,
)
from palier.work.support.models.reviews import (
    Review,
    ReviewTemplate,
)
from palier.work.support.models.rights import (
    RIGHT_MOVES,
    FileStep,
    FollowedFile,
    Right,
    RightState,
)

__all__ = [
    "AID_MOVES",
    "APPOINTMENT_MOVES",
    "MEASURE_MOVES",
    "OPEN",
    "RIGHT_MOVES",
    "Advance",
    "AdvanceReturn",
    "AidRequest",
    "AidState",
    "Appointment",
    "AppointmentState",
    "BilledMonth",
    "CaseloadLoan",
    "CohortMember",
    "CohortStep",
    "Conference",
    "ConferenceGuest",
    "Destination",
    "EndReason",
    "FileStep",
    "FollowedFile",
    "HandOver",
    "Handout",
    "Intensity",
    "Measure",
    "MeasureChange",
    "MeasureState",
    "NeedsAnswer",
    "NeedsAssessment",
    "Note",
    "NoteVersion",
    "PathMoment",
    "PersonalPlan",
    "PlanAim",
    "PlanComment",
    "PlanStep",
    "PlanVersion",
    "PracticeReview",
    "Review",
    "ReviewTemplate",
    "Right",
    "RightState",
    "SecretSentence",
    "SkillStatement",
    "Task",
]
