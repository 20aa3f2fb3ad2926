"""Sessions with a lawyer: planned, who is received, what comes next; the advice apart."""

from datetime import date, time

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.registers.people.models import Household
from palier.work.eviction.models import LawyerSession, LegalAdvice, Reception


@action("Prévoir une permanence juridique")
def plan_lawyer_session(
    organisation: Organisation,
    *,
    on: date,
    begins_at: time,
    place: str,
    lawyer: str,
    places: int = 6,
    actor: Actor,
) -> LawyerSession:
    """A social worker and a lawyer receive, that day, there. Refused: nobody to receive with."""
    if actor.user_id is None:
        raise Refused("Une permanence est tenue par quelqu’un.")
    if not lawyer.strip():
        raise Refused({"lawyer": "Dites quel avocat reçoit."})
    return LawyerSession.objects.create(
        organisation=organisation,
        on=on,
        begins_at=begins_at,
        place=place.strip(),
        lawyer=lawyer.strip().removeprefix("Me ").strip(),
        worker_id=actor.user_id,
        places=places,
    )


@action("Inscrire à une permanence juridique")
def book_reception(
    session: LawyerSession,
    *,
    household: Household | None = None,
    name: str = "",
    at: time | None = None,
    subject_words: str,
    actor: Actor,
) -> Reception:
    """A household, or someone who gives no name, will be received.

    Refused: no more places, the same household twice, no subject.
    """
    session = lock(session)
    if not subject_words.strip():
        raise Refused({"subject_words": "Dites pour quoi la personne vient."})
    if session.receptions.count() >= session.places:
        raise Refused(f"Cette permanence est pleine : {session.places} rendez-vous.")
    return Reception.objects.create(
        organisation=actor.organisation,
        session=session,
        household=household,
        name=name.strip() or (household.name if household else ""),
        at=at,
        subject=subject_words.strip(),
    )


@action("Noter une réception")
def note_reception(
    reception: Reception, *, came: bool, next_step: str = "", actor: Actor
) -> Reception:
    """Whether they came, and what was agreed to do next (never the advice itself)."""
    reception = lock(reception)
    reception.came, reception.next_step = came, next_step.strip()
    reception.save(update_fields=["came", "next_step"])
    return reception


@action("Noter l’avis de l’avocat")
def give_advice(reception: Reception, *, text: str, actor: Actor) -> LegalAdvice:
    """What the lawyer advised, behind its own wall. Refused: empty, someone who did not come."""
    if not text.strip():
        raise Refused({"text": "Cet avis est vide."})
    if reception.came is False:
        raise Refused("Cette personne n’est pas venue.")
    return LegalAdvice.objects.create(
        organisation=actor.organisation,
        reception=reception,
        text=text.strip(),
        by_id=actor.user_id,
    )
