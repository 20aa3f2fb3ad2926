"""The tables of the social work."""

from palier.work.support.models.appointments import (
    APPOINTMENT_MOVES,
    Appointment,
    AppointmentState,
    Invitation,
)
from palier.work.support.models.cohorts import CohortMember, CohortStep
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
from palier.work.support.models.notes import Note, NoteVersion, PathMoment, SecretSentence, Task
from palier.work.support.models.reviews import Review, ReviewTemplate
