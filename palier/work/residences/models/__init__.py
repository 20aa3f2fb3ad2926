"""The handover book, living together, the opening of a house."""

from palier.work.residences.models.living import (
    Absence,
    HostedGuest,
    HouseRules,
    Presence,
    RollCall,
    RoomEntry,
    RulesSigning,
    UrgentContact,
)
from palier.work.residences.models.logbook import (
    INCIDENT_MOVES,
    Incident,
    IncidentState,
    IncidentStep,
    LogEntry,
    Shift,
)
from palier.work.residences.models.opening import (
    HouseKind,
    OpeningMonth,
    OpeningProject,
    OpeningStep,
    WorksStay,
)
from palier.work.residences.models.together import (
    Activity,
    ActivityPlace,
    BoardNotice,
    HouseService,
    ServiceUse,
    Welcome,
)
