"""Who lives where, under which contract."""

from palier.work.leases.models.deposits import (
    DepositDeduction,
    DepositReceipt,
    DepositReceiptUndone,
    DepositSettlementUndone,
    SecurityDeposit,
)
from palier.work.leases.models.guarantees import Guarantee, YearlyProof
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
from palier.work.leases.models.vacancies import Vacancy
