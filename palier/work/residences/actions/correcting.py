"""What was noted of a house and its residents, put right: the wrong person, the wrong day, nobody."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from palier.base.journal.action import action
from palier.base.kit.periods import period, span
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.law.hosting import Hosted, may_host
from palier.registers.people.models import Household
from palier.work.leases.models import Occupancy
from palier.work.residences.actions.living import check_within
from palier.work.residences.models import (
    Absence,
    Activity,
    HostedGuest,
    LogEntry,
    RoomEntry,
    Welcome,
)

OWN_WORD = timedelta(hours=24)
"""How long a word of the log is its author's to take back: then the next shift has read it."""


@action("Corriger un hébergement déclaré")
def correct_guest(
    guest: HostedGuest,
    *,
    ends_on: date,
    starts_on: date | None = None,
    name: str = "",
    actor: Actor,
) -> HostedGuest:
    """The name, the first or the last day told was wrong, or the guest did not leave; `ends_on` is the
    first day gone.

    CCH art. R633-9. Refused: before it began, beyond the contract, too long in the year.
    """
    guest = lock(guest)
    starts_on = starts_on or guest.period.lower
    if ends_on <= starts_on:
        raise Refused({"ends_on": "La fin est avant le début."})
    check_within(guest.occupancy, ends_on)
    others = HostedGuest.objects.filter(occupancy=guest.occupancy).exclude(pk=guest.pk)
    name = name.strip() or guest.name
    why = may_host(
        [Hosted(each.name, span(each.period)) for each in others],
        Hosted(name, span(period(starts_on, ends_on))),
    )
    if why:
        raise Refused({"ends_on": why})
    guest.name, guest.period = name, period(starts_on, ends_on)
    guest.save(update_fields=["name", "period"])
    return guest


@action("Retirer un hébergement déclaré par erreur")
def remove_guest(guest: HostedGuest, *, actor: Actor) -> Occupancy:
    """Declared for the wrong resident, or who never came: the days are not counted."""
    occupancy: Occupancy = guest.occupancy
    lock(guest).delete()
    return occupancy


@action("Corriger une absence")
def correct_absence(
    absence: Absence,
    *,
    left_on: date,
    back_on: date | None = None,
    is_announced: bool = True,
    actor: Actor,
) -> Absence:
    """The days told were wrong, or the resident stays away longer. Refused: another absence there."""
    absence = lock(absence)
    until = absence.returned_on
    others = Absence.objects.filter(occupancy=absence.occupancy).exclude(pk=absence.pk)
    before = others.filter(left_on__lt=until) if until else others
    if before.filter(returned_on__gt=left_on).exists():
        raise Refused({"left_on": "Une autre absence est notée à ces jours."})
    absence.left_on, absence.back_on, absence.is_announced = left_on, back_on, is_announced
    absence.save(update_fields=["left_on", "back_on", "is_announced"])
    return absence


@action("Retirer une absence notée par erreur")
def remove_absence(absence: Absence, *, actor: Actor) -> Occupancy:
    """Another resident, or nobody was away."""
    occupancy: Occupancy = absence.occupancy
    lock(absence).delete()
    return occupancy


@action("Retirer un retour noté par erreur")
def undo_return(absence: Absence, *, actor: Actor) -> Absence:
    """The resident is still away. Refused: not back, or away again since."""
    absence = lock(absence)
    if absence.returned_on is None:
        raise Refused("Aucun retour n’est noté.")
    later = Absence.objects.filter(
        occupancy=absence.occupancy, left_on__gte=absence.returned_on
    ).exclude(pk=absence.pk)
    if later.exists():
        raise Refused("Une autre absence a commencé depuis : retirez-la d’abord.")
    absence.returned_on = None
    absence.save(update_fields=["returned_on"])
    return absence


@action("Retirer une entrée notée par erreur")
def remove_room_entry(entry: RoomEntry, *, actor: Actor) -> Occupancy:
    """Nobody went in there: another home, another day. Refused: the person was told in writing."""
    entry = lock(entry)
    if entry.told_on is not None:
        raise Refused("La personne a reçu la lettre qui dit cette entrée : elle reste écrite.")
    occupancy: Occupancy = entry.occupancy
    entry.delete()
    return occupancy


@action("Retirer un accueil noté par erreur")
def undo_welcome(welcome: Welcome, *, actor: Actor) -> Welcome:
    """The house is still to be shown. Refused: not noted."""
    welcome = lock(welcome)
    if welcome.done_on is None:
        raise Refused("Cet accueil est encore à faire.")
    welcome.done_on, welcome.by = None, ""
    welcome.save(update_fields=["done_on", "by"])
    return welcome


@action("Retirer un mot du cahier")
def remove_word(entry: LogEntry, *, actor: Actor) -> Site:
    """About the wrong household, or too much was said. Refused: someone else's, a day after."""
    entry = lock(entry)
    if entry.author_id != actor.user_id:
        raise Refused("Ce mot est d’un collègue : lui seul le retire.")
    if timezone.now() - entry.written_at > OWN_WORD:
        raise Refused("Ce mot a été lu par la relève : écrivez-en un autre qui le corrige.")
    site: Site = entry.site
    entry.delete()
    return site


@action("Corriger une activité")
def correct_activity(
    activity: Activity,
    *,
    title: str,
    starts_at: datetime,
    place: str = "",
    seats: int | None = None,
    actor: Actor,
) -> Activity:
    """What it is, when, where, how many. Refused: cancelled, nothing said, fewer seats than taken."""
    activity = lock(activity)
    if activity.cancelled_on is not None:
        raise Refused("Cette activité est annulée : remettez-la d’abord.")
    if not title.strip():
        raise Refused({"title": "Dites ce que c’est."})
    if seats is not None and activity.taken.count() > seats:
        raise Refused({"seats": f"{activity.taken.count()} sont déjà inscrits."})
    activity.title, activity.starts_at = title.strip(), starts_at
    activity.place, activity.seats = place.strip(), seats
    activity.save(update_fields=["title", "starts_at", "place", "seats"])
    return activity


@action("Remettre une activité annulée")
def restore_activity(activity: Activity, *, actor: Actor) -> Activity:
    """It takes place after all, with those who had a seat. Refused: not cancelled."""
    activity = lock(activity)
    if activity.cancelled_on is None:
        raise Refused("Cette activité n’est pas annulée.")
    activity.cancelled_on = None
    activity.save(update_fields=["cancelled_on"])
    return activity


@action("Désinscrire d’une activité")
def leave_activity(activity: Activity, *, household: Household, actor: Actor) -> Activity:
    """The seat is free again. Refused: not enrolled, came already."""
    activity = lock(activity)
    seat = activity.taken.filter(household=household).first()
    if seat is None:
        raise Refused({"household": "Ce ménage n’est pas inscrit."})
    if seat.came:
        raise Refused({"household": "Ce ménage est venu."})
    seat.delete()
    return activity
