"""What each contract comes to for a month.

Nearly all contracts live the whole month with the same terms: those are computed by one statement
of SQL. Months cut in two, nights, percents and other payers go through the law's own rules, one
contract at a time. A test holds the two together.
"""

from palier.work.billing.computing.corrections import compute_corrections
from palier.work.billing.computing.drafts import compute_drafts, set_aside
from palier.work.billing.computing.missed import called_after_leaving, missed, months_to_correct
from palier.work.billing.computing.worth import COLUMNS, Asked, Worth, gather, worth
