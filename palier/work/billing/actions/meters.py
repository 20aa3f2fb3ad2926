"""What went through a meter, billed once, to each of those who lived behind it."""

import re
from datetime import date
from decimal import Decimal

from django.db.models import Q

from palier.base.journal.action import action
from palier.base.kit.money import to_cent
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.typography import day_in_words, in_digits
from palier.base.tenancy.actors import Actor
from palier.registers.housing.models import Meter, MeterReading
from palier.work.billing.actions.extras import NewExtra, call_many_once
from palier.work.billing.models import Extra, Term
from palier.work.leases.models import LIVED_IN, Occupancy

BY_THE_STAY = {"pitch"}
"""Regimes whose meters are read and paid with each stay (décret n° 2019-1478, art. 3)."""
LITRE = Decimal("0.001")
_UNTIL = re.compile(r" au (\d{2})/(\d{2})/(\d{4})$")


@action("Facturer un relevé de compteur")
def bill_reading(
    occupancy: Occupancy,
    *,
    meter: Meter,
    unit_price: Decimal,
    included: Decimal = Decimal(0),
    since: date | None = None,
    month_on: date,
    actor: Actor,
) -> Extra:
    """What went through a meter up to its last reading, at so much a unit (euros): since the last
    reading billed, else since the one before the last, or the one of `since`.

    A meter of the whole home is shared among those who live in its rooms, by their days there.
    `included` is what the flat charge already covers (in residences, 165 litres of water a day and
    a person: CCH art. R353-158). What went through before the entry or after the departure is
    nobody's here. Refused: fewer than two readings in the stay, none on that day, one before what
    is billed already, nothing above what is included, a meter of another home, a pitch whose meters
    go with the stay.
    """
    if occupancy.regime in BY_THE_STAY:
        raise Refused("Ici, l’eau et l’électricité se comptent avec le séjour, pas sur un avis.")
    home = occupancy.main_place
    if meter.place_id not in {home.pk, home.parent_id}:
        raise Refused({"meter": "Ce compteur n’est pas celui de ce logement."})
    before, now = _between(occupancy, meter, since)
    used, sharing = now.value - before.value, ""
    if meter.place_id == home.parent_id:
        mine, all_ = _days_of(occupancy, before.on, now.on)
        used = (used * mine / all_).quantize(LITRE)
        sharing = f" × {mine} jours ÷ {all_}" if mine != all_ else ""
    used -= included
    if used <= 0:
        raise Refused("Rien à facturer : tout est compris dans le forfait.")
    less = f" − {in_digits(included)} compris" if included else ""
    read = f"{in_digits(now.value)} − {in_digits(before.value)}"
    return call_many_once(
        actor.organisation,
        extras=[
            NewExtra(
                occupancy,
                Term.Kind.CHARGES,
                f"{_name(meter)}, du {before.on:%d/%m/%Y} au {now.on:%d/%m/%Y}",
                to_cent(used * unit_price),
                month_on,
                Extra.Source.METER,
                f"({f'({read}){sharing}' if sharing else read}{less}) × {in_digits(unit_price)} €",
            )
        ],
        actor=actor,
    )[0]


def is_billed(reading: MeterReading) -> bool:
    """Whether what went through up to a reading, or from it, was called under a contract."""
    labels = Extra.objects.filter(
        source=Extra.Source.METER, label__startswith=f"{_name(reading.meter)}, du "
    )
    day = f"{reading.on:%d/%m/%Y}"
    return labels.filter(
        Q(label__endswith=f" au {day}") | Q(label__contains=f", du {day} au ")
    ).exists()


def _name(meter: Meter) -> str:
    return f"{meter.get_kind_display().capitalize()} n° {meter.number}".removesuffix(" n° ")


def _between(
    occupancy: Occupancy, meter: Meter, since: date | None
) -> tuple[MeterReading, MeterReading]:
    """The two readings of the stay between which what went through is to be billed."""
    stay = occupancy.period
    told = MeterReading.objects.filter(meter=meter, on__gte=stay.lower)
    if stay.upper:
        told = told.filter(on__lte=stay.upper)
    readings = list(told.order_by("on", "pk"))
    if len(readings) < 2:
        raise Refused(
            {
                "meter": "Il faut deux relevés de ce compteur pendant le contrat, depuis le "
                f"{day_in_words(stay.lower)} : celui de l’entrée, puis un autre."
            }
        )
    billed = _billed_until(occupancy, meter)
    if billed and (billed >= readings[-1].on or (since and since < billed)):
        raise Refused(f"Ce relevé est déjà facturé : jusqu’au {day_in_words(billed)}.")
    start = since or billed
    before = next((each for each in readings[:-1] if each.on == start), None)
    if start and before is None:
        raise Refused({"since": f"Ce compteur n’a pas de relevé le {day_in_words(start)}."})
    return before or readings[-2], readings[-1]


def _billed_until(occupancy: Occupancy, meter: Meter) -> date | None:
    """The last day up to which this meter is billed under a contract."""
    labels = Extra.objects.filter(
        occupancy=occupancy, source=Extra.Source.METER, label__startswith=f"{_name(meter)}, du "
    ).values_list("label", flat=True)
    ends = [found.groups() for label in labels if (found := _UNTIL.search(label))]
    return max((date(int(year), int(month), int(day)) for day, month, year in ends), default=None)


def _days_of(occupancy: Occupancy, first: date, end: date) -> tuple[int, int]:
    """How many days a household lived in its room between two readings, and all those of the home."""
    home = occupancy.main_place.parent_id
    rows = Occupancy.objects.filter(
        Q(main_place__parent=home) | Q(main_place=home),
        state__in=LIVED_IN,
        period__overlap=period(first, end),
    )
    days = {
        row.pk: (min(row.period.upper or end, end) - max(row.period.lower, first)).days
        for row in rows
    }
    return days[occupancy.pk], sum(days.values())
