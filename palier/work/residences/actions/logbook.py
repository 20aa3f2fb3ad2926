"""The handover book, who is on duty, incidents and what was done about them."""

from datetime import date, datetime

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, Site, User
from palier.base.tenancy.walls import day_in
from palier.registers.people.models import Household
from palier.work.leases.models import OccupancyPlace
from palier.work.residences.models import (
    INCIDENT_MOVES,
    Incident,
    IncidentState,
    IncidentStep,
    LogEntry,
    Shift,
)


@action("Écrire au cahier de liaison")
def write_log(
    site: Site,
    *,
    kind: str,
    text: str = "",
    household: Household | None = None,
    is_reserved: bool = False,
    watch_until: date | None = None,
    written_at: datetime,
    actor: Actor,
) -> LogEntry:
    """A few words for whoever comes next. What is to watch is watched until a day.

    Refused: nothing said, a household that does not live there, a watch already over.
    """
    if kind in (LogEntry.Kind.SEEN, LogEntry.Kind.NOT_SEEN) and household is None:
        raise Refused({"household": "Dites qui a été vu, ou ne l’a pas été."})
    if kind not in (LogEntry.Kind.SEEN, LogEntry.Kind.NOT_SEEN) and not text.strip():
        raise Refused({"text": "Écrivez quelques mots pour qui prend la suite."})
    day = day_in(actor.organisation, written_at)
    _check_lives_there(site, household, day)
    if kind != LogEntry.Kind.WATCH:
        watch_until = None
    elif watch_until is None:
        watch_until = day
    if watch_until is not None and watch_until < day:
        raise Refused({"watch_until": "Ce jour est déjà passé."})
    return LogEntry.objects.create(
        organisation=actor.organisation,
        site=site,
        household=household,
        kind=kind,
        written_at=written_at,
        text=text.strip(),
        is_reserved=is_reserved,
        watch_until=watch_until,
        author_id=actor.user_id,
    )


def _check_lives_there(site: Site, household: Household | None, on: date) -> None:
    if household is None:
        return
    lives = OccupancyPlace.objects.filter(
        place__site=site, is_firm=True, period__contains=on, occupancy__household=household
    )
    if not lives.exists():
        raise Refused({"household": "Ce ménage ne vit pas dans cette maison à cette date."})


@action("Régler un point du cahier")
def settle_log(entry: LogEntry, *, settled_on: date, actor: Actor) -> LogEntry:
    """Nothing more to watch. Refused: nothing to watch, settled already."""
    entry = lock(entry)
    if entry.kind != LogEntry.Kind.WATCH or entry.settled_on is not None:
        raise Refused("Ce mot n’est pas ou n’est plus à surveiller.")
    entry.settled_on = settled_on
    entry.save(update_fields=["settled_on"])
    return entry


@action("Planifier une présence ou une astreinte")
def plan_shift(
    organisation: Organisation,
    *,
    user: User,
    duty: str,
    starts_at: datetime,
    ends_at: datetime,
    site: Site | None = None,
    phone: str = "",
    actor: Actor,
) -> Shift:
    """Someone is in a house, or on call for it or for all, between two hours.

    Refused: an end before its beginning, more than eight days, someone already taken.
    """
    if ends_at <= starts_at:
        raise Refused({"ends_at": "La fin est avant le début."})
    if (ends_at - starts_at).days > 8:
        raise Refused({"ends_at": "Une présence ou une astreinte dure huit jours au plus."})
    if duty != Shift.Duty.ON_CALL and site is None:
        raise Refused({"site": "Dites dans quelle maison."})
    if duty == Shift.Duty.ON_CALL and not phone.strip():
        raise Refused({"phone": "Une astreinte a un numéro où appeler."})
    return Shift.objects.create(
        organisation=organisation,
        site=site,
        user=user,
        duty=duty,
        hours=DateTimeTZRange(starts_at, ends_at, "[)"),
        phone=phone.strip(),
    )


@action("Retirer une présence ou une astreinte")
def remove_shift(shift: Shift, *, actor: Actor) -> Organisation:
    """Planned by mistake, or someone else takes it."""
    shift = lock(shift)
    shift.delete()
    return actor.organisation


@action("Noter un incident")
def note_incident(
    site: Site,
    *,
    kind: str,
    happened_at: datetime,
    text: str,
    household: Household | None = None,
    is_serious: bool = False,
    is_reserved: bool = False,
    told_to: str = "",
    next_on: date | None = None,
    actor: Actor,
) -> Incident:
    """What happened, how serious, who was told. Refused: nothing said, a look back before it."""
    if not text.strip():
        raise Refused({"text": "Dites ce qui s’est passé, sans juger."})
    if next_on is not None and next_on < day_in(actor.organisation, happened_at):
        raise Refused({"next_on": "Ce jour est avant l’incident."})
    return Incident.objects.create(
        organisation=actor.organisation,
        site=site,
        household=household,
        kind=kind,
        happened_at=happened_at,
        text=text.strip(),
        is_serious=is_serious,
        is_reserved=is_reserved,
        told_to=told_to.strip(),
        next_on=next_on,
        author_id=actor.user_id,
    )


@action("Corriger un incident")
def correct_incident(
    incident: Incident,
    *,
    kind: str,
    happened_at: datetime,
    text: str,
    site: Site | None = None,
    household: Household | None = None,
    is_serious: bool = False,
    is_reserved: bool = False,
    told_to: str = "",
    actor: Actor,
) -> Incident:
    """What was noted wrong: where, who, when, what; what it said before is kept and shown.

    Refused: nothing said, a day after something that was done about it, closed; a reserve lifted by
    whoever does not read what is reserved.
    """
    incident = lock(incident)
    if incident.state == IncidentState.CLOSED:
        raise Refused("Cet incident est clos : rouvrez-le d’abord.")
    if incident.is_reserved and not is_reserved and not actor.sees("residences.reserved"):
        raise Refused(
            {"is_reserved": "L’encadrement l’a réservé : lui seul peut l’ouvrir à tous."}
        )
    if not text.strip():
        raise Refused({"text": "Dites ce qui s’est passé, sans juger."})
    first = incident.steps.order_by("on", "pk").first()
    if first is not None and day_in(actor.organisation, happened_at) > first.on:
        raise Refused({"happened_at": f"Une suite est déjà notée le {day_in_words(first.on)}."})
    incident.before = [*incident.before, _said_before(incident, actor)]
    incident.site = site or incident.site
    incident.household, incident.kind, incident.happened_at = household, kind, happened_at
    incident.text, incident.told_to = text.strip(), told_to.strip()
    incident.is_serious, incident.is_reserved = is_serious, is_reserved
    incident.save()
    return incident


def _said_before(incident: Incident, actor: Actor) -> dict[str, str]:
    on = day_in(actor.organisation, incident.happened_at)
    told = [incident.get_kind_display(), incident.site.name, day_in_words(on)]
    if incident.is_serious:
        told.append("grave")
    if incident.told_to:
        told.append(f"signalé à {incident.told_to}")
    return {"what": ", ".join(told), "text": incident.text, "by": actor.name}


@action("Noter la suite d’un incident")
def follow_incident(
    incident: Incident, *, on: date, words: str, next_on: date | None = None, actor: Actor
) -> IncidentStep:
    """What was done after it, and when one looks again. Refused: nothing said, closed, before it."""
    incident = lock(incident)
    if incident.state == IncidentState.CLOSED:
        raise Refused("Cet incident est clos : rouvrez-le d’abord.")
    if not words.strip():
        raise Refused({"words": "Dites ce qui a été fait."})
    if on < day_in(actor.organisation, incident.happened_at):
        raise Refused({"on": "Ce jour est avant l’incident."})
    incident.next_on = next_on
    incident.save(update_fields=["next_on"])
    return IncidentStep.objects.create(
        organisation=actor.organisation,
        incident=incident,
        on=on,
        words=words.strip(),
        author_id=actor.user_id,
    )


@action("Clore un incident")
def close_incident(incident: Incident, *, on: date, words: str, actor: Actor) -> Incident:
    """It is over; the last step says how. Refused: nothing said, closed already."""
    incident = lock(incident)
    INCIDENT_MOVES.go(incident, IncidentState.CLOSED)
    if not words.strip():
        raise Refused({"words": "Dites comment cela s’est terminé."})
    if on < day_in(actor.organisation, incident.happened_at):
        raise Refused({"on": "Ce jour est avant l’incident."})
    incident.closed_on, incident.next_on = on, None
    incident.save(update_fields=["state", "closed_on", "next_on"])
    IncidentStep.objects.create(
        organisation=actor.organisation,
        incident=incident,
        on=on,
        words=words.strip(),
        author_id=actor.user_id,
    )
    return incident


@action("Rouvrir un incident")
def reopen_incident(incident: Incident, *, actor: Actor) -> Incident:
    """It is not over after all. Refused: not closed."""
    incident = lock(incident)
    INCIDENT_MOVES.go(incident, IncidentState.OPEN)
    incident.closed_on = None
    incident.save(update_fields=["state", "closed_on"])
    return incident
