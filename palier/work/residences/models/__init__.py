"""The handover book, living together, the opening of a house."""

from palier.work.residences.models.living import (
    Absence,
    Activity,
    ActivityPlace,
    BoardNotice,
    HostedGuest,
    HouseRules,
    HouseService,
    Presence,
    RollCall,
    RoomEntry,
    RulesSigning,
    ServiceUse,
    UrgentContact,
    Welcome,
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
)

__all__ = [
    "INCIDENT_MOVES",
    "Absence",
    "Activity",
    "ActivityPlace",
    "BoardNotice",
    "HostedGuest",
    "HouseKind",
    "HouseRules",
    "HouseService",
    "Incident",
    "IncidentState",
    "IncidentStep",
    "LogEntry",
    "OpeningMonth",
    "OpeningProject",
    "OpeningStep",
    "Presence",
    "RollCall",
    "RoomEntry",
    "RulesSigning",
    "ServiceUse",
    "Shift",
    "UrgentContact",
    "Welcome",
]
