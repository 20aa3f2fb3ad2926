"""The lists of billing."""

from palier.work.billing.lists.accounts import accounts_of
from palier.work.billing.lists.opening import REVIEWS, opening_of, review_state
from palier.work.billing.lists.rents import (
    CHANGES,
    NOTICES,
    RUNS,
    check_of,
    drafts_of,
)
from palier.work.billing.lists.thirds import thirds_of
