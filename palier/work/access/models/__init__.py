"""The tables of the way in."""

from palier.work.access.models.requests import (
    OPEN_REQUESTS,
    REFERRAL_MOVES,
    REQUEST_MOVES,
    Referral,
    ReferralState,
    Request,
    RequestState,
)
from palier.work.access.models.sessions import (
    DropInSession,
    Encounter,
    OutreachRound,
    Registration,
    SessionHolder,
    Workshop,
)
from palier.work.access.models.visits import AWAITED, HEALTH, HERE, WORD, Visit, Waiting
