"""An estimate of the housing benefit, shown as an estimate: the agency alone decides.

Rental: Af = L + C − Pp, lowered above a rent, less 5 euros and the CRDS (CCH, art. D823-16).
Residences: Af = K × (E − E0) (art. D832-24). Never above the charge itself.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from palier.law.amounts import to_cent

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Claimant:
    """Who would be paid: alone or a couple, dependants, yearly income counted (euros), zone 1 to 3."""

    income: Decimal
    zone: Literal[1, 2, 3]
    is_couple: bool = False
    dependants: int = 0


@dataclass(frozen=True)
class Estimate:
    """A monthly benefit (whole euros), and each step that leads to it."""

    amount: Decimal
    steps: list[tuple[str, Decimal]]


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads(files("palier.law").joinpath("apl.toml").read_text(encoding="utf-8"))


def scale_on(on: date) -> dict[str, Any]:
    """The scale in force on a day. Raises LookupError before the first one known."""
    scales = [scale for scale in _known()["scales"] if scale["from"] <= on]
    if not scales:
        raise LookupError(on)
    latest: dict[str, Any] = max(scales, key=lambda scale: scale["from"])
    return latest


def _of_family(table: Any, who: Claimant) -> Decimal:
    """A figure by the shape of the family: alone, a couple, then by dependants and so much more."""
    if who.dependants == 0:
        return Decimal(str(table["couple" if who.is_couple else "alone"]))
    steps = table["dependants"]
    at = min(who.dependants, len(steps))
    return Decimal(str(steps[at - 1])) + (who.dependants - at) * Decimal(str(table["more"]))


def _ceiling(row: list[str], who: Claimant) -> Decimal:
    """A ceiling told as alone, couple, one dependant… then so much for each more."""
    *steps, more = (Decimal(each) for each in row)
    if who.dependants == 0:
        return steps[1] if who.is_couple else steps[0]
    at = min(who.dependants, len(steps) - 2)
    return steps[1 + at] + (who.dependants - at) * more


def rental(rent: Decimal, who: Claimant, on: date) -> Estimate:
    """The benefit for a rented home at this rent without charges (euros a month)."""
    scale = scale_on(on)
    told = scale["rental"]
    ceiling = _ceiling(told["ceilings"][str(who.zone)], who)
    kept = min(rent, ceiling)
    charges = Decimal(scale["charges"]["base"]) + who.dependants * Decimal(
        scale["charges"]["dependant"]
    )
    own = _own_part(kept, charges, who, scale)
    before = max(kept + charges - own, NOTHING)
    falling = to_cent(before * _falling(rent, ceiling, told["falling"][str(who.zone)]))
    steps = [
        ("Loyer retenu", kept),
        ("Forfait de charges", charges),
        ("Participation du ménage", -to_cent(own)),
        ("Dégressivité pour un loyer élevé", falling - to_cent(before)),
    ]
    return _paid(falling, told, steps, rent + charges)


def _own_part(kept: Decimal, charges: Decimal, who: Claimant, scale: dict[str, Any]) -> Decimal:
    told = scale["rental"]
    least = max(Decimal(told["p0_rate"]) * (kept + charges), Decimal(told["p0_least"]))
    reference = _ceiling(told["ceilings"]["2"], who)
    share = (kept / reference * 100).quantize(Decimal("0.01"))
    low, high = (Decimal(step) for step in told["rent_steps"])
    rates = [Decimal(rate) for rate in told["rent_rates"]]
    by_rent = (
        rates[0] * max(min(share, high) - low, NOTHING) + rates[1] * max(share - high, NOTHING)
    ) / 100
    rate = _of_family(told["family_rates"], who) + by_rent.quantize(Decimal("0.00001"))
    above = max(who.income - _of_family(scale["r0"], who), NOTHING)
    return least + rate * above


def _falling(rent: Decimal, ceiling: Decimal, limits: list[str]) -> Decimal:
    """One up to a rent, nothing from another on, in between in proportion."""
    first, last = (to_cent(ceiling * Decimal(limit)) for limit in limits)
    if rent <= first:
        return Decimal(1)
    return max(1 - (rent - first) / (last - first), Decimal(0))


def residence(charge: Decimal, who: Claimant, on: date) -> Estimate:
    """The benefit for a residence whose monthly charge (rent and charges of it, euros) is this."""
    told = scale_on(on)["residence"]
    eligible = min(charge, _ceiling(told["ceilings"][str(who.zone)], who))
    parts = _of_family(told["parts"], who)
    factor = Decimal(told["k_most"]) - (who.income - Decimal(told["k_income"]) * parts) / (
        Decimal(told["k_divisor"]) * parts
    )
    least = (
        _sliced(who.income / parts, told["least_steps"]) * parts
        + Decimal(told["least_more"]) * parts
    ) / 12
    before = max(to_cent(factor * max(eligible - least, NOTHING)), NOTHING)
    steps = [
        ("Redevance retenue", eligible),
        ("Équivalence minimale", -to_cent(least)),
        ("Coefficient de prise en charge", factor.quantize(Decimal("0.0001"))),
    ]
    return _paid(before, told, steps, charge)


def _sliced(income: Decimal, steps: list[list[str]]) -> Decimal:
    """An income taken by slices, each at its own rate."""
    total = NOTHING
    limits = [(Decimal(start), Decimal(rate)) for start, rate in steps]
    for rank, (start, rate) in enumerate(limits):
        end = limits[rank + 1][0] if rank + 1 < len(limits) else None
        top = income if end is None else min(income, end)
        total += max(top - start, NOTHING) * rate
    return total


def _paid(
    before: Decimal, told: dict[str, Any], steps: list[tuple[str, Decimal]], most: Decimal
) -> Estimate:
    gross = max(before - Decimal(told["less"]), NOTHING)
    crds = (gross * Decimal(told["crds"])).quantize(Decimal("0.01"), ROUND_DOWN)
    amount = min(gross - crds, most).quantize(Decimal(1), ROUND_DOWN)
    taken = [("Abattement", -min(Decimal(told["less"]), before)), ("CRDS", -crds)]
    return Estimate(amount, [*(step for step in steps if step[1]), *taken])
