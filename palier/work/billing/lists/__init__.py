"""The lists of billing."""

from palier.work.billing.lists.collecting import THIRDS, WRITE_OFFS
from palier.work.billing.lists.opening import REVIEWS, opening_of
from palier.work.billing.lists.rents import ACCOUNTS, CHANGES, NOTICES, RUNS, check_of, drafts_of

__all__ = [
    "ACCOUNTS",
    "CHANGES",
    "NOTICES",
    "REVIEWS",
    "RUNS",
    "THIRDS",
    "WRITE_OFFS",
    "check_of",
    "drafts_of",
    "opening_of",
]
