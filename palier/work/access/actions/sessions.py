"""Sessions at the door, workshops with their attendance, rounds at partners."""

from collections.abc import Sequence
from datetime import date, time

from palier.base.journal.action import action
from palier.base.kit.periods import in_force
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import says_yes
from palier.base.tenancy.models import Membership, Organisation, Site, User
from palier.base.tenancy.roles import actions_of
from palier.registers.people.models import Body, Household
from palier.work.access.models import (
    DropInSession,
    Encounter,
    OutreachRound,
    Registration,
    SessionHolder,
    Workshop,
)

As = SessionHolder.As


@action("Ouvrir une permanence")
def open_session(
    organisation: Organisation,
    *,
    title: str,
    on: date,
    starts_at: time,
    ends_at: time,
    holders: Sequence[User],
    site: Site | None = None,
    place: str = "",
    actor: Actor,
) -> DropInSession:
    """The door will be open, held by these colleagues.

    Refused: nobody, someone who does not work here that day, hours in disorder, a volunteer
    without a social worker when the association's charter asks for one.
    """
    if not holders:
        raise Refused({"holders": "Une permanence a quelqu’un qui la tient."})
    kinds = {user.pk: _kind(user, organisation, on) for user in holders}
    alone = As.VOLUNTEER in kinds.values() and As.WORKER not in kinds.values()
    if alone and not says_yes(organisation, "access.volunteer_alone", on):
        raise Refused(
            {
                "holders": "La charte de votre association demande qu’un travailleur social soit "
                "présent avec un bénévole : ajoutez-en un, ou changez ce réglage (L’association, "
                "Réglages)."
            }
        )
    session = DropInSession.objects.create(
        organisation=organisation,
        title=title.strip(),
        site=site,
        place=place.strip(),
        on=on,
        starts_at=starts_at,
        ends_at=ends_at,
    )
    SessionHolder.objects.bulk_create(
        [
            SessionHolder(organisation=organisation, session=session, user_id=pk, kind=kind)
            for pk, kind in kinds.items()
        ]
    )
    return session


def _kind(user: User, organisation: Organisation, on: date) -> str:
    """As what someone holds a session, by what their roles let them do that day."""
    membership = Membership.objects.filter(
        in_force(on), organisation=organisation, user=user
    ).first()
    if membership is None:
        raise Refused({"holders": f"{user.short_name} ne travaille pas ici ce jour-là."})
    may = actions_of(membership.roles)
    if "casework.write_plan" in may:
        return str(As.WORKER)
    if "volunteer" in membership.roles:
        return str(As.VOLUNTEER)
    return str(As.LAWYER if "lawyer" in membership.roles else As.DESK)


@action("Annuler une permanence")
def cancel_session(
    session: DropInSession, *, cancelled_because: str, actor: Actor
) -> DropInSession:
    """The door will not open that day. Refused: no reason."""
    session = lock(session)
    if not cancelled_because.strip():
        raise Refused({"cancelled_because": "Une annulation dit pourquoi."})
    session.cancelled_because = cancelled_because.strip()
    session.save(update_fields=["cancelled_because"])
    return session


@action("Préparer un atelier")
def plan_workshop(
    organisation: Organisation,
    *,
    title: str,
    kind: str,
    on: date,
    at: time,
    capacity: int,
    leader: User,
    place: str = "",
    body: Body | None = None,
    actor: Actor,
) -> Workshop:
    """A workshop or an information meeting, here or at a partner's, with its places."""
    return Workshop.objects.create(
        organisation=organisation,
        title=title.strip(),
        kind=kind,
        on=on,
        at=at,
        capacity=capacity,
        leader=leader,
        place=place.strip(),
        body=body,
    )


@action("Corriger un atelier")
def correct_workshop(
    workshop: Workshop,
    *,
    title: str,
    kind: str,
    on: date,
    at: time,
    capacity: int,
    leader: User,
    place: str = "",
    body: Body | None = None,
    actor: Actor,
) -> Workshop:
    """Another day, place or number of places. Refused: fewer places than people registered."""
    workshop = lock(workshop)
    expected = workshop.registrations.count()
    if capacity < expected:
        raise Refused({"capacity": f"{plural(expected, 'personne')} y sont inscrites déjà."})
    workshop.title, workshop.kind, workshop.on, workshop.at = title.strip(), kind, on, at
    workshop.capacity, workshop.leader = capacity, leader
    workshop.place, workshop.body = place.strip(), body
    workshop.save()
    return workshop


@action("Retirer un atelier")
def remove_workshop(workshop: Workshop, *, actor: Actor) -> Organisation:
    """It will not take place, or never did. Refused: someone came."""
    workshop = lock(workshop)
    if workshop.registrations.filter(came=True).exists():
        raise Refused("Quelqu’un est venu à cet atelier : il reste, corrigez-le.")
    workshop.registrations.all().delete()
    Workshop.objects.filter(pk=workshop.pk).delete()
    return actor.organisation


@action("Inscrire à un atelier")
def register_for_workshop(
    workshop: Workshop,
    *,
    name: str = "",
    household: Household | None = None,
    actor: Actor,
) -> Registration:
    """Someone is expected, by a name or a household. Refused: full, twice, nobody."""
    workshop = lock(workshop)
    name = name.strip() or (household.name if household else "")
    if not name:
        raise Refused({"name": "Dites qui est inscrit : un prénom suffit."})
    if workshop.registrations.count() >= workshop.capacity:
        raise Refused(
            f"Cet atelier est complet ({workshop.capacity} places) : proposez-en un autre."
        )
    return Registration.objects.create(
        organisation=actor.organisation, workshop=workshop, household=household, name=name
    )


@action("Retirer une inscription")
def unregister(registration: Registration, *, actor: Actor) -> Workshop:
    """They will not come after all; the place is free again. Refused: they came."""
    registration = lock(registration)
    if registration.came:
        raise Refused("Cette personne est notée présente : elle garde sa place.")
    workshop: Workshop = registration.workshop
    Registration.objects.filter(pk=registration.pk).delete()
    return workshop


@action("Remplir la feuille de présence")
def fill_attendance(
    workshop: Workshop,
    *,
    present: Sequence[Registration],
    summary: str = "",
    actor: Actor,
) -> Workshop:
    """Who came, of those who were registered; filled again, it is put right.

    Refused: someone who is not registered here.
    """
    workshop = lock(workshop)
    for each in present:
        if each.workshop_id != workshop.pk:
            raise Refused(
                f"« {each.name} » n’est pas inscrit à cet atelier : inscrivez-le d’abord."
            )
    came = [each.pk for each in present]
    workshop.registrations.filter(pk__in=came).update(came=True)
    workshop.registrations.exclude(pk__in=came).update(came=False)
    workshop.summary = summary.strip()
    workshop.save(update_fields=["summary"])
    return workshop


@action("Noter la suite d’un atelier")
def follow_registration(
    registration: Registration, *, follow_up: str, actor: Actor
) -> Registration:
    """What follows for this household."""
    registration = lock(registration)
    registration.follow_up = follow_up.strip()
    registration.save(update_fields=["follow_up"])
    return registration


@action("Noter une tournée")
def note_round(
    organisation: Organisation,
    *,
    on: date,
    place: str,
    worker: User,
    body: Body | None = None,
    summary: str = "",
    actor: Actor,
) -> OutreachRound:
    """A colleague went to meet people where they are."""
    if not place.strip() and body is None:
        raise Refused({"place": "Dites où vous êtes allé."})
    return OutreachRound.objects.create(
        organisation=organisation,
        on=on,
        place=place.strip() or str(body),
        body=body,
        worker=worker,
        summary=summary.strip(),
    )


@action("Noter une rencontre de tournée")
def note_encounter(
    round: OutreachRound,
    *,
    name: str = "",
    household: Household | None = None,
    said: str = "",
    next_step: str = "",
    next_on: date | None = None,
    actor: Actor,
) -> Encounter:
    """Whom one met, by a name or none; what was said, what next. Refused: nothing at all."""
    if not (name.strip() or household or said.strip()):
        raise Refused({"said": "Notez au moins un mot de cette rencontre."})
    return Encounter.objects.create(
        organisation=actor.organisation,
        round=round,
        household=household,
        name=name.strip() or (household.name if household else ""),
        said=said.strip(),
        next_step=next_step.strip(),
        next_on=next_on,
    )


@action("Retirer une rencontre de tournée")
def remove_encounter(encounter: Encounter, *, actor: Actor) -> OutreachRound:
    """It was noted by mistake, or of someone who asks to be forgotten; the journal says that it was."""
    round_: OutreachRound = encounter.round
    Encounter.objects.filter(pk=encounter.pk).delete()
    return round_


@action("Retirer une tournée")
def remove_round(round: OutreachRound, *, actor: Actor) -> Organisation:
    """It did not take place. Refused: people were met on it."""
    round = lock(round)
    if round.encounters.exists():
        raise Refused(
            "Des rencontres sont notées sur cette tournée : retirez-les d’abord, ou gardez-la."
        )
    OutreachRound.objects.filter(pk=round.pk).delete()
    return actor.organisation
