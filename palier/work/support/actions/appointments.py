"""Appointments: booked, moved, kept or not; reminders that someone decided."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from palier.base.documents.actions import cancel_messages, queue_message
from palier.base.journal.action import action
from palier.base.kit.phones import first_number
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, time_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.walls import today_in
from palier.registers.people.models import Household
from palier.registers.people.reads import head_of
from palier.work.support.actions.invitations import tell_guests
from palier.work.support.models import APPOINTMENT_MOVES, Appointment, AppointmentState

REMINDED_AT = time(9)


@action("Prendre un rendez-vous")
def book_appointment(
    organisation: Organisation,
    *,
    worker: User,
    household: Household | None = None,
    title: str,
    starts_at: datetime,
    minutes: int = 45,
    where: str = Appointment.Where.OFFICE,
    address: str = "",
    remind: str = "",
    actor: Actor,
) -> Appointment:
    """A worker and a household will meet; `remind` (email, sms) queues a word for the day before.

    Refused: the worker is already taken at that hour, nobody to write to.
    """
    appointment = Appointment.objects.create(
        organisation=organisation,
        worker=worker,
        household=household,
        title=title.strip(),
        where=where,
        address=address.strip(),
        period=_span(starts_at, minutes),
    )
    if remind:
        _remind(appointment, remind, actor)
    return appointment


def _span(starts_at: datetime, minutes: int) -> tuple[datetime, datetime]:
    if not 5 <= minutes <= 600:
        raise Refused({"minutes": "Un rendez-vous dure de 5 minutes à 10 heures."})
    return starts_at, starts_at + timedelta(minutes=minutes)


def _remind(appointment: Appointment, channel: str, actor: Actor) -> None:
    organisation = appointment.organisation
    zone = ZoneInfo(organisation.time_zone)
    local = appointment.period[0].astimezone(zone)
    household = appointment.household
    if household is not None:
        household.refresh_from_db(fields=["hidden_at"])
    person = head_of(household, local.date()) if household else None
    if person is None or household is None:
        raise Refused({"remind": "Sans ménage, il n’y a personne à qui rappeler."})
    if household.hidden_at:
        raise Refused(
            {
                "remind": "L’adresse de ce ménage est secrète : un message peut être lu par un autre. "
                "Appelez la personne."
            }
        )
    day_before = datetime.combine(local.date() - timedelta(days=1), REMINDED_AT, zone)
    where = appointment.get_where_display()
    at = f" ({appointment.address})" if appointment.address and where != "à domicile" else ""
    queue_message(
        organisation,
        about=appointment,
        channel=channel,
        to=person.email if channel == "email" else first_number(person.phone),
        title=f"Rendez-vous du {day_in_words(local.date())}",
        body=f"Bonjour, nous avons rendez-vous {day_in_words(local.date(), weekday=True)} à "
        f"{time_in_words(local)}, {where}{at}, avec {appointment.worker.short_name.rstrip('.')}. "
        f"{organisation.name} {organisation.phone}".strip(),
        send_at=day_before.astimezone(UTC),
        sight="support.diary",
        actor=actor,
    )


@action("Déplacer un rendez-vous")
def move_appointment(
    appointment: Appointment,
    *,
    starts_at: datetime,
    minutes: int,
    remind: str = "",
    tell: bool = False,
    now: datetime | None = None,
    actor: Actor,
) -> Appointment:
    """Another hour; the reminder of the old one does not leave, and `tell` writes `now` to those who
    are invited. Refused: it is past or cancelled."""
    appointment = lock(appointment)
    if appointment.state != AppointmentState.PLANNED:
        raise Refused("Ce rendez-vous n’est plus à venir : prenez-en un autre.")
    appointment.period = _span(starts_at, minutes)
    appointment.save(update_fields=["period"])
    cancel_messages(actor.organisation, about=appointment, actor=actor)
    if remind:
        _remind(appointment, remind, actor)
    if tell and now:
        tell_guests(appointment, now, actor)
    return appointment


@action("Dire ce qu’il en a été d’un rendez-vous")
def answer_appointment(
    appointment: Appointment,
    *,
    state: str,
    because: str = "",
    tell: bool = False,
    now: datetime | None = None,
    actor: Actor,
) -> Appointment:
    """Kept, missed, or cancelled with its reason; said wrong, it is said again. `tell` writes `now` to
    those who are invited that it will not take place.

    Refused: kept or missed before its day, cancelled without saying why.
    """
    appointment = lock(appointment)
    APPOINTMENT_MOVES.go(appointment, state)
    begins = appointment.period.lower.astimezone(ZoneInfo(actor.organisation.time_zone))
    told = (AppointmentState.KEPT, AppointmentState.MISSED)
    if state in told and begins.date() > today_in(actor.organisation):
        day = day_in_words(begins.date())
        raise Refused({"state": f"Ce rendez-vous est le {day} : il n’a pas encore eu lieu."})
    if state == AppointmentState.CANCELLED and not because.strip():
        raise Refused({"because": "Une annulation dit pourquoi."})
    appointment.cancelled_because = because.strip() if state == AppointmentState.CANCELLED else ""
    appointment.save(update_fields=["state", "cancelled_because"])
    cancel_messages(actor.organisation, about=appointment, actor=actor)
    if tell and now and state == AppointmentState.CANCELLED:
        tell_guests(appointment, now, actor)
    return appointment
