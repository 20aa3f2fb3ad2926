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
    "GiveNoticeToQuit",
    "NoteKeysBack",
    "NoteTalks",
    "ReceiveDeposit",
    "RecordHolding",
    "RegisterMandate",
    "RenewHolding",
    "SetConvention",
    "SetRepairShare",
    "SettleDeposit",
    "SignHolding",
    "WithdrawNoticeToQuit",
]
