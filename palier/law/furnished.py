"""A furnished lease of the law of 1989 has its own notice and its own deposit (art. 25-3 to 25-9)."""

from dataclasses import replace
from datetime import date

from palier.law.deposits import deposit_source, furnished_months
from palier.law.notices import notice_rule
from palier.law.regimes import Regime


def as_furnished(law: Regime) -> Regime:
    """What the law says of a regime when the home is furnished; the same for those it treats alike.

    One month's notice for the tenant (art. 25-8), two months of rent as a deposit (art. 25-6).
    """
    rule = notice_rule(law.code, "occupant", "furnished", date.max, furnished=True)
    if rule is None:
        return law
    return replace(
        law,
        notice_months=rule.months,
        notice_source=rule.source,
        deposit_months=furnished_months(),
        deposit_source=deposit_source(law.code, furnished=True),
    )
