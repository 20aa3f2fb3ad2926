"""What is asked to hold homes and to let them."""

from palier.work.leases.forms.deposits import (
    AddDeduction,
    AskDeposit,
    NoteKeysBack,
    ReceiveDeposit,
    SettleDeposit,
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
from palier.work.leases.forms.occupancies import (
    ActivateOccupancy,
    CancelOccupancy,
    DraftOccupancy,
    EndOccupancy,
    GiveNoticeToQuit,
    WithdrawNoticeToQuit,
)
from palier.work.leases.forms.sliding import (
    EndSlide,
    FollowSlide,
    HoldSlideReview,
    NoteLandlordAnswer,
    OpenSlide,
    SlideLease,
)

__all__ = [
    "ActivateOccupancy",
    "AddDeduction",
    "AmendHolding",
    "AskDeposit",
    "CancelHolding",
    "CancelOccupancy",
    "DraftOccupancy",
    "EndHolding",
    "EndOccupancy",
    "EndSlide",
    "FollowSlide",
    "GiveNoticeToQuit",
    "HoldSlideReview",
    "NoteKeysBack",
    "NoteLandlordAnswer",
    "NoteTalks",
    "OpenSlide",
    "ReceiveDeposit",
    "RecordHolding",
    "RegisterMandate",
    "RenewHolding",
    "SetConvention",
    "SetRepairShare",
    "SettleDeposit",
    "SignHolding",
    "SlideLease",
    "WithdrawNoticeToQuit",
]
