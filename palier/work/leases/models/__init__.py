"""How we hold homes, and who lives in them."""

from palier.work.leases.models.deposits import (
    DepositDeduction,
    DepositReceipt,
    SecurityDeposit,
)
from palier.work.leases.models.guarantees import (
    Guarantee,
    YearlyProof,
)
from palier.work.leases.models.holdings import (
    HOLDING_MOVES,
    Holding,
    HoldingChange,
    HoldingPlace,
    HoldingShare,
    HoldingState,
    MandateEntry,
)
from palier.work.leases.models.inventories import (
    INVENTORY_MOVES,
    Inventory,
    InventoryState,
    Seen,
    WearItem,
)
from palier.work.leases.models.notices import NoticeToQuit
from palier.work.leases.models.occupancies import (
    LIVED_IN,
    OCCUPANCY_MOVES,
    REGIMES,
    Occupancy,
    OccupancyParty,
    OccupancyPlace,
    OccupancyState,
)
from palier.work.leases.models.papers import (
    ContractPaper,
    ContractTemplate,
    OccupancyPiece,
    StayDecision,
    StayExtension,
)
from palier.work.leases.models.sliding import (
    OPEN_SLIDES,
    SLIDE_MOVES,
    LandlordAnswer,
    SlideFollowUp,
    SlideState,
    SlidingLease,
    SlidingReview,
)
from palier.work.leases.models.vacancies import (
    Vacancy,
)
