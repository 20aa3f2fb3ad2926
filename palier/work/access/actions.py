"""Everything done at the door."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.registers.people.actions import open_household
from palier.registers.people.models import Household
from palier.work.access.models import REQUEST_MOVES, Request, RequestState, Visit


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
    actor: Actor,
) -> Visit:
    """Someone came in; no name is asked for."""
    if not reasons:
        raise Refused({"reasons": "Choisissez au moins un motif."})
    return Visit.objects.create(
        organisation=organisation,
        on=on,
        noted_by_id=actor.user_id,
        reasons=list(reasons),
        who=who,
        name=name.strip(),
        request=request.strip(),
        answer=answer.strip(),
        orientation=orientation,
    )


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
    actor: Actor,
) -> Visit:
    """Put a visit right; the journal remembers that it was."""
    visit = lock(visit)
    if visit.words_hidden_from(actor):
        raise Refused("Ce passage a été noté par l’équipe sociale, qui seule le corrige.")
    visit.reasons, visit.who, visit.name = list(reasons), who, name.strip()
    visit.request, visit.answer, visit.orientation = request.strip(), answer.strip(), orientation
    visit.save()
    return visit


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


@action("Enregistrer une demande")
def receive_request(
    household: Household,
    *,
    kind: str,
    on: date,
    text: str = "",
    visit: Visit | None = None,
    actor: Actor,
) -> Request:
    """A household asks for a home, a shelter or support; a visit lends its words."""
    visit = lock(visit) if visit else None
    if visit is not None and visit.household_id != household.pk:
        raise Refused("Ce passage n’est pas celui de ce ménage.")
    if Request.objects.filter(household=household, kind=kind, state="received").exists():
        raise Refused("Ce ménage a déjà une demande de ce genre, sans réponse encore.")
    return Request.objects.create(
        organisation=actor.organisation,
        household=household,
        visit=visit,
        kind=kind,
        on=on,
        text=text.strip() or (visit.request if visit else ""),
    )


@action("Répondre à une demande")
def answer_request(request: Request, *, state: str, answer: str, actor: Actor) -> Request:
    """Yes, no or withdrawn, with its reason in words that the person can read."""
    request = lock(request)
    REQUEST_MOVES.go(request, state)
    if state == RequestState.REFUSED and not answer.strip():
        raise Refused({"answer": "Un refus dit pourquoi."})
    request.answer = answer.strip()
    request.save(update_fields=["state", "answer"])
    return request
