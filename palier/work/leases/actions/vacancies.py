"""Why a home is empty: said, changed, over once someone lives there."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.registers.housing.models import Place
from palier.work.leases.models import OccupancyPlace, Vacancy


@action("Dire pourquoi un lieu est vide")
def note_vacancy(
    place: Place,
    *,
    kind: str,
    starts_on: date,
    until: date | None = None,
    words: str = "",
    actor: Actor,
) -> Vacancy:
    """From a day a home is empty for a reason; the one it had ends that day, or is corrected when it
    began that day.

    It lasts until the next reason known, or the entry that came since; `until` is what one hopes.
    Refused: someone lives there that day, hoped for before it begins.
    """
    place = lock(place)
    if until is not None and until < starts_on:
        raise Refused({"until": "Ce jour est avant le début."})
    if OccupancyPlace.objects.filter(
        place=place, is_firm=True, period__contains=starts_on
    ).exists():
        raise Refused({"starts_on": "Quelqu’un y vit ce jour-là : ce lieu n’est pas vide."})
    entry = (
        OccupancyPlace.objects.filter(place=place, is_firm=True, period__startswith__gt=starts_on)
        .order_by("period")
        .first()
    )
    standing = (
        Vacancy.objects.filter(place=place, period__contains=starts_on).order_by("period").first()
    )
    later = (
        Vacancy.objects.filter(place=place, period__startswith__gt=starts_on)
        .order_by("period")
        .first()
    )
    ends = min((each.period.lower for each in (entry, later) if each is not None), default=None)
    if standing is not None and standing.period.lower == starts_on:
        standing.delete()
    elif standing is not None:
        standing.period = period(standing.period.lower, starts_on)
        standing.save(update_fields=["period"])
    return Vacancy.objects.create(
        organisation=actor.organisation,
        place=place,
        kind=kind,
        period=period(starts_on, ends),
        until=until,
        words=words.strip(),
    )


def reopen_vacancies(place_ids: list[int], on: date) -> None:
    """Nobody moved in that day after all: what stood until then stands again."""
    for ended in Vacancy.objects.filter(place__in=place_ids, period__endswith=on):
        ended.period = period(ended.period.lower)
        ended.save(update_fields=["period"])


def close_vacancies(place_ids: list[int], on: date) -> None:
    """Someone moves in: the reasons that stood end that day."""
    for standing in Vacancy.objects.filter(place__in=place_ids, period__endswith__isnull=True):
        if standing.period.lower >= on:
            standing.delete()
        else:
            standing.period = period(standing.period.lower, on)
            standing.save(update_fields=["period"])
