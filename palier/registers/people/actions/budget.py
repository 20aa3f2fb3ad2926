"""What comes in and goes out of a household each month."""

from datetime import date
from decimal import Decimal

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.registers.people.models import Household, Person, ResourceLine

_CODES = list(ResourceLine.Code.values)
INCOME = _CODES[: _CODES.index("rent")]
DEBT = ["loan", "rent_debt", "other_debt"]


def kind_of(code: str) -> str:
    """Whether a code is an income, a charge or a debt."""
    if code in INCOME:
        return str(ResourceLine.Kind.INCOME)
    return str(ResourceLine.Kind.DEBT if code in DEBT else ResourceLine.Kind.CHARGE)


@action("Noter une ressource ou une charge")
def record_resource(
    household: Household,
    *,
    code: str,
    amount: Decimal,
    starts_on: date,
    ends_on: date | None = None,
    person: Person | None = None,
    label: str = "",
    remaining: Decimal | None = None,
    actor: Actor,
) -> ResourceLine:
    """An amount a month (euros) from a day on; what ran before under the same words stops then.

    Said again from the same day, it is corrected; what is already said for later stands.

    `ends_on` is the first day it no longer runs. Refused: an end before the start.
    """
    if ends_on is not None and ends_on <= starts_on:
        raise Refused({"ends_on": "La fin est avant le début."})
    lock(household)
    same = ResourceLine.objects.filter(
        household=household, code=code, person=person, label=label.strip()
    )
    same.filter(period__startswith=starts_on).delete()  # said again from the same day: corrected
    for line in same.filter(period__contains=starts_on):
        line.period = period(line.period.lower, starts_on)
        line.save(update_fields=["period"])
    following = same.filter(period__startswith__gt=starts_on).order_by("period").first()
    if following and (ends_on is None or ends_on > following.period.lower):
        ends_on = following.period.lower
    return ResourceLine.objects.create(
        organisation=actor.organisation,
        household=household,
        person=person,
        kind=kind_of(code),
        code=code,
        label=label.strip(),
        amount=amount,
        period=period(starts_on, ends_on),
        remaining=remaining,
    )


@action("Arrêter une ressource ou une charge")
def stop_resource(line: ResourceLine, *, ends_on: date, actor: Actor) -> ResourceLine:
    """From a day on it no longer comes in or goes out; what it was stays. Refused: before it began."""
    line = lock(line)
    if ends_on <= line.period.lower:
        raise Refused({"ends_on": "La fin est avant le début."})
    line.period = period(line.period.lower, ends_on)
    line.save(update_fields=["period"])
    return line


@action("Retirer une ressource ou une charge notée par erreur")
def remove_resource(line: ResourceLine, *, actor: Actor) -> Household:
    """It was noted by mistake; the journal remembers that it was. The amount that stopped the day it
    began runs again, as if nothing had been said."""
    household: Household = lock(line.household)
    line = lock(line)
    before = (
        ResourceLine.objects.filter(
            household=household,
            code=line.code,
            person=line.person_id,
            label=line.label,
            period__endswith=line.period.lower,
        )
        .exclude(pk=line.pk)
        .first()
    )
    until = line.period.upper
    ResourceLine.objects.filter(pk=line.pk).delete()
    if before is not None:
        before.period = period(before.period.lower, until)
        before.save(update_fields=["period"])
    return household
