"""The deposit: how much at most, when it is given back, what a late return costs.

Leases follow article 22 of the law of 1989; residences, the model of their convention; for the
others the contract decides.
"""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from palier.law.amounts import NOTHING, to_cent
from palier.law.dates import add_months
from palier.law.regimes import regime


@cache
def _known() -> dict[str, Any]:
    text = files("palier.law").joinpath("deposits.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def most_deposit(code: str, rent: Decimal, *, furnished: bool = False) -> Decimal | None:
    """The most that may be asked (euros) under a regime; None where the contract decides."""
    found = regime(code)
    if furnished and code == "loi89":
        return to_cent(rent * _known()["furnished_months"])
    return found.most_deposit(rent)


def furnished_months() -> int:
    """How many months of rent a furnished lease may ask (loi n° 89-462, art. 25-6)."""
    return int(_known()["furnished_months"])


def deposit_source(code: str, *, furnished: bool = False) -> str:
    """The article that caps it."""
    if furnished and code == "loi89":
        text: str = _known()["furnished_source"]
        return text
    return regime(code).deposit_source


def deposit_base(code: str, *, rent: Decimal, charges: Decimal, services: Decimal) -> Decimal:
    """What the most is counted on (euros a month): the rent, or the whole fee in a residence."""
    return rent + charges + services if code in _known()["residence"]["regimes"] else rent


def follows_article_22(code: str) -> bool:
    """Whether the delays and the penalty of article 22 hold under a regime."""
    return code in _known()["regimes"]


def return_by(code: str, keys_on: date, *, conforming: bool) -> date | None:
    """The last day to give it back; None where the contract decides.

    A lease: one month from the keys if nothing is wrong, two otherwise. A residence: fifteen days.
    """
    known = _known()
    if code in known["residence"]["regimes"]:
        return keys_on + timedelta(days=known["residence"]["days"])
    if not follows_article_22(code):
        return None
    months = known["months_if_conforming"] if conforming else known["months_otherwise"]
    return add_months(keys_on, months)


def return_source(code: str) -> str:
    """The text that says when it is given back, and what a late return costs."""
    known = _known()
    if code in known["residence"]["regimes"]:
        return f"{known['residence']['source']}. {known['residence']['late']}"
    told: str = known["source"] if follows_article_22(code) else "le contrat"
    return told


def most_kept_for_charges(held: Decimal) -> Decimal:
    """What may be kept until the yearly accounts of a shared building: a fifth (euros)."""
    return to_cent(held * _known()["kept_for_charges_percent"] / 100)


def late_months(return_by: date, returned_on: date) -> int:
    """Monthly periods begun after the last day: a day late makes one."""
    months = 0
    while returned_on > add_months(return_by, months):
        months += 1
    return months


def penalty(
    rent: Decimal, return_by: date, returned_on: date, *, address_known_on: date | None
) -> Decimal:
    """Ten percent of the monthly rent (euros, without charges) for each period begun late.

    Nothing is due to someone who has not said where they live now; told late, the delay runs
    from that day.
    """
    if address_known_on is None:
        return NOTHING
    since = max(return_by, address_known_on)
    months = late_months(since, returned_on)
    return to_cent(rent * _known()["penalty_percent"] * months / 100)
