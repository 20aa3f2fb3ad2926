"""The tables of the file of a household."""

from palier.work.casework.models.aid import AID_MOVES, Advance, AdvanceReturn, AidRequest, AidState
from palier.work.casework.models.meetings import (
    Conference,
    ConferenceGuest,
    Handout,
    HandOver,
    PracticeReview,
)
from palier.work.casework.models.needs import NeedsAnswer, NeedsAssessment, SkillStatement
from palier.work.casework.models.plans import (
    PersonalPlan,
    PlanAim,
    PlanComment,
    PlanStep,
    PlanVersion,
)
from palier.work.casework.models.rights import (
    RIGHT_MOVES,
    FileStep,
    FollowedFile,
    Right,
    RightState,
)
