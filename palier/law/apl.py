"""An estimate of the housing benefit, shown as an estimate: the agency alone decides.

Rental: Af = L + C − Pp, lowered above a rent, less a flat sum and the CRDS (CCH art. D823-16 to
D823-18, D842-2). Residences: Af = K × (E − E0), with a least expense left (art. D832-24 to D832-27).
Metropolitan France only: the scales of the overseas departments are others.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from palier.law.amounts import to_cent

NOTHING = Decimal("0.00")
CRDS = Decimal("0.005")
Kind = Literal["home", "room", "sharing"]
Aid = Literal["apl", "al"]


@dataclass(frozen=True)
class Claimant:
    """Who would be paid: alone or a couple, dependants, yearly income counted (euros), zone 1 to 3.

    `has_disability_benefit`: the claimant or their partner has the AAH, or the AEEH for a child.
    """

    income: Decimal
    zone: Literal[1, 2, 3]
    is_couple: bool = False
    dependants: int = 0
    has_disability_benefit: bool = False

    @property
    def counted(self) -> Decimal:
        """The income as it counts: up to the hundred of euros above (D823-17, 4°)."""
        return (self.income / 100).to_integral_value(ROUND_CEILING) * 100


@dataclass(frozen=True)
class Lodging:
    """What is rented: a home, a room, one's share of a home (with its own share of the rent).

    `solidarity`: the reduction of rent (RLS) that a social landlord makes, euros a month.
    """

    kind: Kind = "home"
    aid: Aid = "apl"
    is_furnished: bool = False
    solidarity: Decimal = NOTHING


@dataclass(frozen=True)
class Estimate:
    """A monthly benefit (whole euros), each step that leads to it, and the scale it rests on."""

    amount: Decimal
    steps: list[tuple[str, Decimal]]
    scale_from: date
    is_of_the_day: bool
    """Whether no later scale should have been published by the day asked for."""


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads(files("palier.law").joinpath("apl.toml").read_text(encoding="utf-8"))


def first_known() -> date:
    """The first day from which an estimate can be made."""
    known = _known()
    first: date = max(min(each["from"] for each in known[name]) for name in ("scales", "r0"))
    return first


def _latest(name: str, on: date) -> dict[str, Any]:
    found = [each for each in _known()[name] if each["from"] <= on]
    latest: dict[str, Any] = max(found, key=lambda each: each["from"])
    return latest


def scale_on(on: date) -> dict[str, Any]:
    """The scale in force on a day, with its R0. Raises LookupError before the first one known."""
    if on < first_known():
        raise LookupError(on)
    return {**_latest("scales", on), "r0": _latest("r0", on)}


def is_of_the_day(scale: dict[str, Any], on: date) -> bool:
    """A scale comes each October: one that is older than the last October is to be checked."""
    october = date(on.year if on.month >= 10 else on.year - 1, 10, 1)
    published: date = scale["from"]
    return published >= october


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


def rental(rent: Decimal, who: Claimant, on: date, lodging: Lodging = Lodging()) -> Estimate:
    """The benefit for a rented home at this rent without charges (euros a month).

    Raises LookupError when no scale is known that early.
    """
    scale, told = scale_on(on), _known()["rental"]
    if lodging.is_furnished and lodging.aid == "al":
        part, whole = (Decimal(each) for each in told["furnished"])
        rent = to_cent(rent * part / whole)
    ceiling = _rent_ceiling(scale, who, lodging)
    kept = min(rent, ceiling)
    charges = _charges(scale, who, lodging)
    own = _own_part(kept, charges, who, scale)
    before = max(to_cent(kept + charges - own), NOTHING)
    share = Decimal(1) if who.has_disability_benefit else _falling(rent, ceiling, who)
    falling = to_cent(before * share)
    steps = [
        ("Loyer retenu", kept),
        ("Forfait de charges", charges),
        ("Participation du ménage", -own),
        ("Dégressivité pour un loyer élevé", falling - before),
    ]
    gross, crds = _netted(falling, Decimal(told["less"]), steps)
    reduced = max(gross - to_cent(lodging.solidarity * Decimal(told["solidarity"])), NOTHING)
    steps.append(("Réduction de loyer de solidarité", reduced - gross))
    least = Decimal(told["least_paid"][lodging.aid])
    return _paid(reduced, crds, least, steps, scale, on)


def _rent_ceiling(scale: dict[str, Any], who: Claimant, lodging: Lodging) -> Decimal:
    """The most that counts as rent: a room has one ceiling whatever the family (arrêté, art. 8)."""
    if lodging.kind == "room":
        return Decimal(scale["room"][str(who.zone)])
    table = scale["sharing"] if lodging.kind == "sharing" else scale["ceilings"]
    return _ceiling(table[str(who.zone)], who)


def _charges(scale: dict[str, Any], who: Claimant, lodging: Lodging) -> Decimal:
    told = scale["charges"]
    shares_alone = lodging.kind == "sharing" and not who.is_couple
    base = Decimal(told["sharing_alone" if shares_alone else "base"])
    return base + who.dependants * Decimal(told["dependant"])


def _own_part(kept: Decimal, charges: Decimal, who: Claimant, scale: dict[str, Any]) -> Decimal:
    """What the household is to pay (Pp): a least part, and a rate of the income above R0."""
    told = _known()["rental"]
    least = max(to_cent(Decimal(told["p0_rate"]) * (kept + charges)), Decimal(scale["p0_least"]))
    reference = _ceiling(scale["ceilings"]["2"], who)
    share = (kept / reference * 100).quantize(Decimal("0.01"))
    low, high = (Decimal(step) for step in told["rent_steps"])
    rates = [Decimal(rate) for rate in told["rent_rates"]]
    by_rent = (
        rates[0] * max(min(share, high) - low, NOTHING) + rates[1] * max(share - high, NOTHING)
    ) / 100
    rate = _of_family(told["family_rates"], who) + by_rent.quantize(Decimal("0.00001"))
    above = max(who.counted - _of_family(scale["r0"], who), NOTHING)
    return to_cent(least + rate * above)


def _falling(rent: Decimal, ceiling: Decimal, who: Claimant) -> Decimal:
    """One up to a rent, nothing from another on, in between in proportion."""
    limits = _known()["rental"]["falling"][str(who.zone)]
    first, last = (to_cent(ceiling * Decimal(limit)) for limit in limits)
    if rent <= first:
        return Decimal(1)
    return max(1 - (rent - first) / (last - first), Decimal(0))


def residence(charge: Decimal, who: Claimant, on: date, *, is_social: bool = True) -> Estimate:
    """The benefit for a conventioned residence whose monthly charge (rent and charges, euros) is this.

    `is_social`: a social residence conventioned since 1995, or a home for young workers since October
    1990 (D832-25, 2°); else the first formula. Raises LookupError when no scale is known that early.
    """
    scale, known = scale_on(on), _known()["residence"]
    told, both = known["social" if is_social else "other"], known["both"]
    eligible = min(charge, _ceiling(scale["residence"][str(who.zone)], who))
    parts = _of_family(told["parts"], who)
    factor = _factor(told, who, parts)
    more = Decimal(told["least_more"]) * (parts if told["least_more_by_part"] else 1)
    least = to_cent((_sliced(who.counted / parts, told["least_steps"]) * parts + more) / 12)
    before = to_cent(factor * max(eligible - least, NOTHING))
    steps = [
        ("Redevance retenue", eligible),
        ("Équivalence minimale", -least),
        ("Coefficient de prise en charge", factor),
    ]
    lowered = max(before - Decimal(both["less"]), NOTHING)
    steps.append(("Abattement", lowered - before))
    left = max(Decimal(told["least_expense"]) - (eligible - lowered), NOTHING)
    steps.append(("Dépense laissée au ménage", -min(left, lowered)))
    gross, crds = _netted(max(lowered - left, NOTHING), NOTHING, steps)
    return _paid(gross, crds, Decimal(both["least_paid"]), steps, scale, on)


def _factor(told: dict[str, Any], who: Claimant, parts: Decimal) -> Decimal:
    """K: two decimals, rounded down, at most 0.95 or 0.90 (D832-25)."""
    most = Decimal(told["k_most"])
    above = max(who.counted - Decimal(told["k_income"]) * parts, NOTHING)
    raw = most - above / (Decimal(told["k_divisor"]) * parts)
    return min(max(raw.quantize(Decimal("0.01"), ROUND_DOWN), Decimal(0)), most)


def _sliced(income: Decimal, steps: list[list[str]]) -> Decimal:
    """An income taken by slices, each at its own rate."""
    total = NOTHING
    limits = [(Decimal(start), Decimal(rate)) for start, rate in steps]
    for rank, (start, rate) in enumerate(limits):
        end = limits[rank + 1][0] if rank + 1 < len(limits) else None
        top = income if end is None else min(income, end)
        total += max(top - start, NOTHING) * rate
    return total


def _netted(
    before: Decimal, less: Decimal, steps: list[tuple[str, Decimal]]
) -> tuple[Decimal, Decimal]:
    """Less the flat sum; then, CRDS taken off, down to the euro, and the CRDS put back."""
    lowered = max(before - less, NOTHING)
    if less:
        steps.append(("Abattement", lowered - before))
    crds = to_cent(lowered * CRDS)
    return (lowered - crds).quantize(Decimal(1), ROUND_DOWN) + crds, crds


def _paid(
    gross: Decimal,
    crds: Decimal,
    least: Decimal,
    steps: list[tuple[str, Decimal]],
    scale: dict[str, Any],
    on: date,
) -> Estimate:
    """What is paid: nothing under the least that is, else the amount less the CRDS."""
    told = [step for step in steps if step[1]]
    amount = NOTHING
    if gross >= least and gross > crds:
        amount = (gross - crds).quantize(Decimal(1), ROUND_DOWN)
        told.append(("CRDS", -crds))
    return Estimate(amount, told, scale["from"], is_of_the_day(scale, on))
