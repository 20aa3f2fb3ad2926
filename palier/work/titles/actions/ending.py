"""A title ends, or did not after all; one of its homes is given back."""

from datetime import date

from django.db.models import Q

from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.registers.housing.models import Place
from palier.work.titles.actions.holdings import check_alive, note_change
from palier.work.titles.events import HomesGivenBack
from palier.work.titles.models import HOLDING_MOVES, Holding, HoldingChange, HoldingState


@action("Terminer un titre")
def end_holding(
    holding: Holding, *, ends_on: date, end_reason: str, words: str = "", actor: Actor
) -> Holding:
    """The association no longer has these homes: `ends_on` is the first day without them.

    The end of the head lease ends the sublease (loi n° 89-462, art. 8): refused while a
    household still lives there beyond that day, with its name.
    """
    holding = lock(holding)
    HOLDING_MOVES.go(holding, HoldingState.ENDED)
    if ends_on <= holding.starts_on:
        raise Refused({"ends_on": "La fin est avant le début."})
    held = holding.places.filter(Q(ends_on=None) | Q(ends_on__gt=ends_on))
    places = [each.place for each in held.select_related("place")]
    announce(HomesGivenBack(holding, places, ends_on, actor))
    holding.planned_end_on = holding.ends_on
    holding.period, holding.end_reason = period(holding.starts_on, ends_on), end_reason
    holding.save(update_fields=["state", "period", "planned_end_on", "end_reason"])
    note_change(holding, HoldingChange.Kind.ENDED, ends_on, words.strip())
    return holding


@action("Annuler la fin d’un titre")
def undo_end(holding: Holding, *, actor: Actor) -> Holding:
    """It has not ended, or on another day: it runs on to the day that it was to end, as signed.

    Refused: not ended, ended by a lease that slid (the household has the home), a home that another
    title holds since.
    """
    holding = lock(holding)
    if holding.state != HoldingState.ENDED or holding.ends_on is None:
        raise Refused("Ce titre n’est pas terminé.")
    if holding.end_reason == Holding.EndReason.SLID:
        raise Refused(
            "Ce bail a glissé : le ménage en est le titulaire. S’il n’a pas glissé, « Glissement par "
            "erreur… », sur la page du bail glissant."
        )
    return run_again(holding, holding.ends_on)


def run_again(holding: Holding, given_back: date) -> Holding:
    """A title that had ended on a day runs on; part of the action that says so, which holds its row.

    Refused: a home that another title holds since.
    """
    places = list(holding.places.filter(ends_on=None).values_list("place", flat=True))
    _check_free(holding, places, given_back, holding.planned_end_on)
    HOLDING_MOVES.go(holding, HoldingState.SIGNED)
    holding.period = period(holding.starts_on, holding.planned_end_on)
    holding.end_reason, holding.planned_end_on = "", None
    holding.save(update_fields=["state", "period", "planned_end_on", "end_reason"])
    note_change(holding, HoldingChange.Kind.REOPENED, given_back)
    return holding


def take_place_back(holding: Holding, place: Place, given_back: date) -> Holding:
    """A home given back on a day is in its title again; part of the action that says so. Refused: a
    title that has ended since, a home that another one holds since."""
    held = holding.places.get(place=place, ends_on=given_back)
    if holding.state != HoldingState.SIGNED:
        raise Refused(
            "Le titre de ce logement a pris fin depuis : annulez d’abord cette fin, ou l’autre "
            "glissement qui l’a terminé."
        )
    _check_free(holding, [place.pk], given_back, holding.ends_on)
    held.ends_on = None
    held.save(update_fields=["ends_on"])
    note_change(
        holding,
        HoldingChange.Kind.AMENDED,
        given_back,
        f"De nouveau dans le titre : {place.label}",
    )
    return holding


def _check_free(holding: Holding, places: list[int], since: date, until: date | None) -> None:
    others = Holding.objects.filter(
        places__place__in=places,
        state=HoldingState.SIGNED,
        period__overlap=period(since, until),
    ).exclude(pk=holding.pk)
    if other := others.first():
        raise Refused(f"Un autre titre tient ce logement depuis : {other}. Terminez-le d’abord.")


@action("Sortir un logement d’un titre")
def release_place(holding: Holding, *, place: Place, ends_on: date, actor: Actor) -> Holding:
    """One of several homes is given back; the title goes on for the others.

    `ends_on` is the first day without it. Refused: the last home (one ends the title), a home that
    the title does not hold, someone still living there.
    """
    holding = lock(holding)
    check_alive(holding)
    held = holding.places.filter(place=place, ends_on=None).first()
    if held is None:
        raise Refused("Ce logement n’est pas, ou plus, dans ce titre.")
    if holding.places.filter(ends_on=None).count() == 1:
        raise Refused("C’est le dernier logement de ce titre : terminez le titre lui-même.")
    announce(HomesGivenBack(holding, [place], ends_on, actor))
    held.ends_on = ends_on
    held.save(update_fields=["ends_on"])
    note_change(holding, HoldingChange.Kind.AMENDED, ends_on, f"Sorti du titre : {place.label}")
    return holding
