"""What repairs and upkeep ask."""

from palier.work.upkeep.forms.repairs import (
    BookVisit,
    CloseRepair,
    DecidePayer,
    FinishOrder,
    GroupRepairs,
    HandOn,
    OrderRepair,
    RefuseQuote,
    ReportRepair,
)
from palier.work.upkeep.forms.upkeep import (
    AddPart,
    AgreeWorks,
    ChargePrincipal,
    ChargeRepair,
    EndMaintenance,
    FinishRefit,
    FinishWorks,
    LiftReserve,
    MoveStock,
    NoteMaintenanceVisit,
    NoteReserve,
    OpenRefit,
    PlanRefit,
    SignMaintenance,
)
