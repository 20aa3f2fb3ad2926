"""For which months a housing benefit is due: it goes by whole civil months, never by days.

It opens the month after the entry (CCH art. R823-10), with the exceptions that the agency decides
(R823-11); in a residence, with the first month whose whole fee is paid (R832-23). Nothing is due for
the month in which one leaves; who dies keeps it for that month (R823-12).
"""

from palier.law.dates import Month, Span
from palier.law.regimes import Regime


def is_due(law: Regime, lived: Span, month: Month, *, died: bool = False) -> bool:
    """Whether the benefit of a month stands, for who lived there that long.

    A right that the agency opened in the month of the entry stands: `is_first_month` tells it apart.
    """
    if law.benefit_opens == "none" or lived.within(month) is None:
        return False
    if lived.ends_on is not None and lived.ends_on < month.end:
        return died and lived.starts_on <= month.first
    return lived.starts_on <= month.first


def is_first_month(law: Regime, lived: Span, month: Month) -> bool:
    """Whether the entry is in this month, when the right opens only with the next one."""
    return law.benefit_opens == "next" and month.first <= lived.starts_on < month.end
