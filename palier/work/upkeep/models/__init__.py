"""Requests and orders, homes put in order, what is looked after."""

from palier.work.upkeep.models.maintenance import (
    MaintenanceContract,
    MaintenanceVisit,
    StockMove,
    StockPart,
)
from palier.work.upkeep.models.refits import DeliveryReserve, OwnerWorks, Refit
from palier.work.upkeep.models.requests import (
    LIVING,
    ORDER_MOVES,
    REQUEST_MOVES,
    OrderState,
    RepairRequest,
    RequestState,
    WorkOrder,
)
