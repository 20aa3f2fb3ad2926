"""The age of a debt of a household, as its notices tell it."""

from palier.base.ui import shell
from palier.work.billing.still_owed import still_owed

shell.answers("ledger.still_owed")(still_owed)
