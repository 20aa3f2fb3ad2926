"""Everything done on a halting site."""

from palier.work.halting.actions.arriving import arrive, prepay, set_tariff, undo_arrival
from palier.work.halting.actions.billing import bill_stay
from palier.work.halting.actions.leaving import depart
from palier.work.halting.actions.years import (
    announce_closing,
    cancel_closing,
    correct_grant_month,
    note_check,
    open_grant,
    plan_check,
    plan_closing,
    remove_check,
    reopen_check,
    send_grant,
    state_grant_months,
)
