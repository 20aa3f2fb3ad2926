"""At the desk: visits noted, put right, become files; the queue of those who wait."""

from datetime import date

from django.utils import timezone

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.reads import who_may
from palier.registers.people.actions import open_household
from palier.registers.people.models import Household
from palier.work.access.models import AWAITED, WORD, DropInSession, Visit, Waiting


@action("Noter un passage")
def note_visit(
    organisation: Organisation,
    *,
    on: date,
    reasons: list[str],
    who: str = Visit.Who.SELF,
    name: str = "",
    request: str = "",
    answer: str = "",
    orientation: str = Visit.Orientation.NONE,
    for_user: User | None = None,
    session: DropInSession | None = None,
    waiting: Waiting | None = None,
    actor: Actor,
) -> Visit:
    """Someone came in; no name is asked for. Who waited no longer waits.

    Sent to a colleague here (`for_user`, or whoever is free), they are on that colleague's day until
    they are met; a word left for a colleague stays there until it is done. Refused: no reason, a
    colleague for someone who is sent elsewhere or who does not work there, a word for nobody.
    """
    if not reasons:
        raise Refused({"reasons": "Choisissez au moins un motif."})
    _check_here(orientation, for_user)
    if waiting is not None and waiting.received_at is None:
        receive_waiting(waiting, actor=actor)
    visit = Visit.objects.create(
        organisation=organisation,
        on=on,
        noted_by_id=actor.user_id,
        reasons=list(reasons),
        who=who,
        name=name.strip(),
        request=request.strip(),
        answer=answer.strip(),
        orientation=orientation,
        for_user=for_user,
        session=session,
    )
    _check_reached(visit, actor)
    if waiting is not None:
        Waiting.objects.filter(pk=waiting.pk).update(noted_at=timezone.now())
    return visit


def _check_here(orientation: str, for_user: User | None) -> None:
    if for_user is None and orientation == WORD:
        raise Refused({"for_user": "Dites à qui ce mot est laissé."})
    if for_user is not None and orientation not in AWAITED:
        raise Refused(
            {
                "for_user": "Choisissez « Travailleur social, ici », « Juriste, ici » ou « Un mot pour un "
                "collègue », ou personne."
            }
        )


def _check_reached(visit: Visit, actor: Actor) -> None:
    """Refused: someone, or a word, sent to a colleague who does not work where the visit is."""
    if not (visit.is_awaiting and visit.for_user):
        return
    if visit.for_user not in who_may(actor, "access.meet_visitor", on=visit):
        raise Refused(
            {"for_user": f"{visit.for_user.short_name} ne lit pas les passages de ce lieu."}
        )


@action("Recevoir une personne venue à l’accueil")
def meet_visitor(visit: Visit, *, actor: Actor) -> Visit:
    """The colleague that the desk sent them to has met them. Refused: nobody awaits, met already."""
    visit = lock(visit)
    if not visit.is_awaiting:
        raise Refused("Personne n’attend plus ici : c’est déjà fait.")
    visit.met_at, visit.met_by_id = timezone.now(), actor.user_id
    visit.save(update_fields=["met_at", "met_by"])
    return visit


@action("Remettre à recevoir une personne venue à l’accueil")
def undo_meeting(visit: Visit, *, actor: Actor) -> Visit:
    """She was not met after all: she waits again. Refused: not met."""
    visit = lock(visit)
    if visit.met_at is None:
        raise Refused("Ce n’est pas encore fait : rien n’est à défaire.")
    visit.met_at = visit.met_by = None
    visit.save(update_fields=["met_at", "met_by"])
    return visit


@action("Corriger un passage")
def correct_visit(
    visit: Visit,
    *,
    reasons: list[str],
    who: str,
    name: str,
    request: str,
    answer: str,
    orientation: str,
    for_user: User | None = None,
    actor: Actor,
) -> Visit:
    """Put a visit right; the journal remembers that it was."""
    visit = lock(visit)
    if visit.words_hidden_from(actor):
        raise Refused("Ce passage a été noté par l’équipe sociale, qui seule le corrige.")
    _check_here(orientation, for_user)
    visit.reasons, visit.who, visit.name = list(reasons), who, name.strip()
    visit.for_user = for_user
    visit.request, visit.answer, visit.orientation = request.strip(), answer.strip(), orientation
    visit.save()
    _check_reached(visit, actor)
    return visit


@action("Retirer un passage noté par erreur")
def remove_visit(visit: Visit, *, actor: Actor) -> Organisation:
    """Nobody came, or it was noted twice: it is no longer counted.

    Refused: the words of those who alone read them, a request that came of it.
    """
    visit = lock(visit)
    if visit.words_hidden_from(actor):
        raise Refused("Ce passage a été noté par l’équipe sociale, qui seule le retire.")
    if visit.became.exists():
        raise Refused("Une demande vient de ce passage : retirez d’abord la demande.")
    visit.delete()
    return actor.organisation


@action("Ouvrir un dossier depuis un passage")
def open_file_from_visit(
    visit: Visit, *, title: str, first_name: str, last_name: str, phone: str = "", actor: Actor
) -> Household:
    """The visit becomes a household with its first person; nothing is typed again."""
    visit = lock(visit)
    if visit.household_id:
        raise Refused("Ce passage a déjà son dossier.")
    household = open_household(
        actor.organisation,
        title=title,
        first_name=first_name,
        last_name=last_name,
        phone=phone,
        opened_on=visit.on,
        actor=actor,
    )
    visit.household = household
    visit.save(update_fields=["household"])
    return household


@action("Rattacher un passage à un ménage")
def attach_visit(visit: Visit, *, household: Household, actor: Actor) -> Visit:
    """The person who came is already known. Refused: the visit already has its file."""
    visit = lock(visit)
    if visit.household_id and visit.household_id != household.pk:
        raise Refused("Ce passage est déjà rattaché à un autre ménage.")
    visit.household = household
    visit.save(update_fields=["household"])
    return visit


@action("Faire patienter quelqu’un")
def join_queue(
    organisation: Organisation, *, name: str = "", word: str = "", actor: Actor
) -> Waiting:
    """Someone arrives and waits, by a name, a nickname or none."""
    return Waiting.objects.create(organisation=organisation, name=name.strip(), word=word.strip())


@action("Recevoir quelqu’un qui attendait")
def receive_waiting(waiting: Waiting, *, actor: Actor) -> Waiting:
    """It is their turn. Refused: received already, or gone."""
    waiting = lock(waiting)
    if waiting.received_at:
        raise Refused("Cette personne est déjà reçue.")
    if waiting.left_at:
        raise Refused("Cette personne est repartie.")
    waiting.received_at = timezone.now()
    waiting.received_by_id = actor.user_id
    waiting.save(update_fields=["received_at", "received_by"])
    return waiting


@action("Remettre quelqu’un dans la file")
def wait_again(waiting: Waiting, *, actor: Actor) -> Waiting:
    """Received by mistake, or too soon: they wait again, at their place. Refused: a visit is noted."""
    waiting = lock(waiting)
    if waiting.noted_at:
        raise Refused("Le passage de cette personne est noté : corrigez-le.")
    waiting.received_at = waiting.received_by = waiting.left_at = None
    waiting.save(update_fields=["received_at", "received_by", "left_at"])
    return waiting


@action("Noter que quelqu’un est reparti")
def leave_queue(waiting: Waiting, *, actor: Actor) -> Waiting:
    """They could not wait any longer, or left before anything was noted.

    Refused: a visit was noted under their name.
    """
    waiting = lock(waiting)
    if waiting.noted_at:
        raise Refused("Cette personne est déjà reçue : son passage est noté.")
    if waiting.left_at is None:
        waiting.left_at = timezone.now()
        waiting.save(update_fields=["left_at"])
    return waiting
