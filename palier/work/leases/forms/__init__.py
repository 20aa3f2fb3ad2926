"""What is asked to hold homes and to let them."""

from palier.work.leases.forms.deposits import (
    AddDeduction,
    AskDeposit,
    NoteKeysBack,
    ReceiveDeposit,
    SettleDeposit,
)
from palier.work.leases.forms.guarantees import (
    AskProofs,
    EndGuarantee,
    JoinContract,
    LeaveContract,
    ReceiveProof,
    RecordGuarantee,
)
from palier.work.leases.forms.holdings import (
    AmendHolding,
    CancelHolding,
    EndHolding,
    NoteTalks,
    RecordHolding,
    RegisterMandate,
    RenewHolding,
    SetConvention,
    SetRepairShare,
    SignHolding,
)
from palier.work.leases.forms.inventories import (
    ChargeDamage,
    CompleteInventory,
    FillInventory,
    SetWear,
    SignInventory,
    StartInventory,
)
from palier.work.leases.forms.occupancies import (
    ActivateOccupancy,
    CancelOccupancy,
    DraftOccupancy,
    EndOccupancy,
    GiveNoticeToQuit,
    WithdrawNoticeToQuit,
)
from palier.work.leases.forms.papers import (
    AmendContract,
    ExtendStay,
    LiftReserve,
    NoteStayDecision,
    ReceivePieces,
    RenewContract,
    SetReviewClause,
    SignContract,
    WriteTemplate,
)
from palier.work.leases.forms.sliding import (
    EndSlide,
    FollowSlide,
    HoldSlideReview,
    NoteLandlordAnswer,
    OpenSlide,
    SlideLease,
)
from palier.work.leases.forms.vacancies import (
    NoteVacancy,
)
