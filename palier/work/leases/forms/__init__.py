"""What is asked to let homes."""

from palier.work.leases.forms.deposits import (
    AddDeduction,
    AskDeposit,
    CarryToNext,
    NoteKeysBack,
    ReceiveDeposit,
    SettleDeposit,
    UndoCarry,
    UndoDepositReceipt,
    UndoSettlement,
)
from palier.work.leases.forms.guarantees import (
    AskProofs,
    EndGuarantee,
    JoinContract,
    LeaveContract,
    ReceiveProof,
    RecordGuarantee,
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
    AnnounceTerm,
    CompleteContract,
    ExtendStay,
    LiftReserve,
    NoteStayDecision,
    ReceivePieces,
    RenewContract,
    SetReviewClause,
    SignContract,
    WriteTemplate,
)
from palier.work.leases.forms.vacancies import NoteVacancy
