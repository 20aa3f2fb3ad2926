"""Everything done to collect what is due, or to let it go."""

from palier.work.collecting.actions.debits import (
    ToCollect,
    collect_rents,
    dies_on,
    revoke_sepa_mandate,
    sign_sepa_mandate,
    to_collect,
)
from palier.work.collecting.actions.losses import (
    approve_write_off,
    doubt_debt,
    lift_doubt,
    may_be_doubted,
    propose_write_off,
    refuse_write_off,
    undo_write_off,
)
from palier.work.collecting.actions.till import (
    count_till,
    inside_from,
    refund_household,
    refund_in_cash,
    undo_cash_refund,
)
