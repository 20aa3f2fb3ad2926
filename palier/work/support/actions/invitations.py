"""Others come to an appointment: invited by a message, told again when it moves, no longer expected."""

from datetime import datetime
from zoneinfo import ZoneInfo

from palier.base.documents.actions import queue_message
from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, time_in_words
from palier.base.tenancy.actors import Actor
from palier.work.support.models import Appointment, AppointmentState, Invitation


@action("Inviter quelqu’un à un rendez-vous")
def invite_to_appointment(
    appointment: Appointment,
    *,
    name: str,
    channel: str,
    to: str,
    digest: str,
    link: str,
    words: str = "",
    now: datetime,
    actor: Actor,
) -> Invitation:
    """A partner, or someone of the person's own, receives the day, the hour, the place, with whom,
    and `words`: neither who it is about nor why.

    `link` is the secret address where it is read as it stands; `digest` is what is kept of it.
    Refused: an appointment that is past or cancelled, at a home whose address is secret, an address
    that cannot be written to, the same twice.
    """
    appointment = lock(appointment)
    if appointment.state != AppointmentState.PLANNED or appointment.period.lower <= now:
        raise Refused("Ce rendez-vous n’est plus à venir : on n’y invite plus personne.")
    household = appointment.household
    if appointment.where == Appointment.Where.HOME and household and household.hidden_at:
        raise Refused(
            "L’adresse de ce ménage est secrète : personne n’y est invité par message. "
            "Choisissez un autre lieu."
        )
    if not name.strip():
        raise Refused({"name": "Dites qui vous invitez."})
    invitation = Invitation(
        organisation=actor.organisation,
        appointment=appointment,
        name=name.strip(),
        channel=channel,
        words=words.strip(),
        digest=digest,
    )
    sent = _write(
        invitation, to, _told(invitation, f"Tout est là, tenu à jour : {link}"), now, actor
    )
    invitation.to = sent
    invitation.save()
    return invitation


@action("Retirer une invitation")
def withdraw_invitation(invitation: Invitation, *, now: datetime, actor: Actor) -> Invitation:
    """They are no longer expected, and are told so; their address no longer answers.

    Refused: it was withdrawn already.
    """
    invitation = lock(invitation)
    if invitation.withdrawn_at:
        raise Refused("Cette invitation est déjà retirée.")
    invitation.withdrawn_at = now
    invitation.save(update_fields=["withdrawn_at"])
    if invitation.appointment.state == AppointmentState.PLANNED:
        when = in_words(invitation.appointment)
        told = f"Bonjour, vous n’êtes plus attendu {when}. {_signed(invitation)}"
        _write(invitation, invitation.to, told, now, actor)
    return invitation


def tell_guests(appointment: Appointment, now: datetime, actor: Actor) -> int:
    """Those invited are told that it moved, or will not take place; how many."""
    rows = Invitation.objects.filter(appointment=appointment, withdrawn_at=None)
    told = list(rows.order_by("pk"))
    for invitation in told:
        invitation.appointment = appointment
        if appointment.state == AppointmentState.CANCELLED:
            words = f"Bonjour, le rendez-vous {in_words(appointment)} est annulé. {_signed(invitation)}"
        else:
            words = _told(invitation, "Il a changé : votre adresse d’agenda est à jour.")
        _write(invitation, invitation.to, words, now, actor)
    return len(told)


def _told(invitation: Invitation, end: str) -> str:
    appointment = invitation.appointment
    parts = [
        f"Bonjour, vous êtes attendu {in_words(appointment)}, {place_in_words(appointment)}, avec "
        f"{appointment.worker.short_name.rstrip('.')}.",
        invitation.words,
        end,
        _signed(invitation),
    ]
    return "\n".join(filter(None, parts))


def in_words(appointment: Appointment) -> str:
    """`lundi 4 mai 2026 à 9 h 30`, where the association is."""
    period = appointment.period
    begins = period[0] if isinstance(period, tuple) else period.lower
    local = begins.astimezone(ZoneInfo(appointment.organisation.time_zone))
    return f"{day_in_words(local.date(), weekday=True)} à {time_in_words(local)}"


def place_in_words(appointment: Appointment) -> str:
    """Where, as a guest may read it: of a home, only that it is one."""
    where = str(appointment.get_where_display())
    if appointment.where == Appointment.Where.HOME or not appointment.address:
        return where
    return f"{where} ({appointment.address})"


def _signed(invitation: Invitation) -> str:
    organisation = invitation.organisation
    return f"{organisation.name} {organisation.phone}".strip()


def _write(invitation: Invitation, to: str, body: str, now: datetime, actor: Actor) -> str:
    """Queue it at once; the address as it will be written to."""
    message = queue_message(
        actor.organisation,
        about=invitation.appointment,
        channel=invitation.channel,
        to=to,
        title="Rendez-vous",
        body=body,
        send_at=now,
        sight="support.diary",
        actor=actor,
    )
    return str(message.to)
