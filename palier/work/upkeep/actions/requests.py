"""Everything done to repair a home: asked, paid by whom it falls to, ordered, done, confirmed."""

from collections.abc import Sequence
from datetime import date, timedelta

from palier.base.documents.photos import Photo, keep_photos
from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.law.repairs import repair_items
from palier.registers.housing.models import Place
from palier.work.leases.reads import occupants_on
from palier.work.titles.reads import who_pays
from palier.work.upkeep.holding import living
from palier.work.upkeep.models import REQUEST_MOVES, OrderState, Refit, RepairRequest, RequestState
from palier.work.upkeep.reads import near_to

OURS = "aucun titre connu : à vérifier"


@action("Noter une demande technique")
def report_repair(
    place: Place,
    *,
    item: str,
    title: str,
    text: str = "",
    urgency: str = RepairRequest.Urgency.USUAL,
    origin: str = RepairRequest.Origin.PHONE,
    reported_on: date,
    photos: Sequence[Photo] = (),
    refit: Refit | None = None,
    actor: Actor,
) -> RepairRequest:
    """Something is broken: its delay comes from its urgency, who pays from the home's title.

    Refused: nothing said, a kind that does not exist.
    """
    if not title.strip():
        raise Refused({"title": "Dites en quelques mots ce qui ne va pas."})
    if item not in dict(repair_items()):
        raise Refused({"item": "Choisissez ce qui est à réparer."})
    share = who_pays(place, item, reported_on)
    lived = occupants_on([place], reported_on).get(place.pk)
    days = int(number(actor.organisation, f"upkeep.days_{urgency}", reported_on))
    row = RepairRequest.objects.create(
        organisation=actor.organisation,
        place=place,
        household=lived.occupancy.household if lived else None,
        item=item,
        title=title.strip(),
        text=text.strip(),
        urgency=urgency,
        origin=origin,
        reported_on=reported_on,
        due_on=reported_on + timedelta(days=days),
        payer=share.payer if share else RepairRequest.Payer.ASSOCIATION,
        payer_source=(share.source if share else OURS)[:200],
        refit=refit,
        noted_by_id=actor.user_id,
    )
    keep_photos(row, photos, sight="upkeep.requests", label="à réparer", actor=actor)
    return row


@action("Décider qui paie une réparation")
def decide_payer(
    request: RepairRequest, *, payer: str, because: str, actor: Actor
) -> RepairRequest:
    """Someone else pays than the title says, for a reason.

    Refused: no reason, closed, charged already to who should have paid.
    """
    request = living(request)
    if request.orders.exclude(extra=None, move=None).exists():
        raise Refused(
            "Cette réparation est déjà refacturée ou imputée : annulez d’abord cette somme."
        )
    if not because.strip():
        raise Refused({"because": "Dites pourquoi quelqu’un d’autre paie."})
    request.payer, request.payer_because = payer, because.strip()
    request.save(update_fields=["payer", "payer_because"])
    return request


@action("Transmettre une demande hors de notre charge")
def hand_on_repair(
    request: RepairRequest, *, to: str, handed_on: date, actor: Actor
) -> RepairRequest:
    """It falls to someone else, who is told: the owner, an insurer, a manager of common parts.

    The household has its answer in writing: whose it is, by which text, and who was told.
    Refused: ours to repair, nobody named, before it was reported, ordered already.
    """
    request = living(request)
    if request.payer == RepairRequest.Payer.ASSOCIATION:
        raise Refused(
            f"Cette réparation est à notre charge ({request.payer_source}) : commandez-la, ou "
            "dites d’abord qui d’autre paie."
        )
    if not to.strip():
        raise Refused({"to": "Dites à qui la demande est transmise."})
    if handed_on < request.reported_on:
        raise Refused({"handed_on": "La demande n’était pas encore faite."})
    REQUEST_MOVES.go(request, RequestState.HANDED_ON)
    request.handed_to, request.handed_on = to.strip(), handed_on
    request.save(update_fields=["state", "handed_to", "handed_on"])
    return request


@action("Rapprocher des demandes de même cause")
def group_repairs(
    request: RepairRequest, *, others: Sequence[RepairRequest], actor: Actor
) -> RepairRequest:
    """One leak, several homes: they are one repair.

    Refused: another building, itself, grouped already, one for which someone is on the way.
    """
    request = living(request)
    if request.group_id is not None:
        raise Refused("Cette demande est déjà rattachée à une autre.")
    ids = [other.pk for other in others]
    far = set(
        RepairRequest.objects.filter(pk__in=ids)
        .exclude(near_to(request))
        .values_list("pk", flat=True)
    )
    for other in (
        RepairRequest.objects.filter(pk__in=ids)
        .select_related("place")
        .select_for_update(of=("self",))
    ):
        if other.pk == request.pk:
            raise Refused("Une demande ne se rattache pas à elle-même.")
        if other.place.site_id != request.place.site_id:
            raise Refused(f"« {other} » est sur un autre site.")
        if other.pk in far:
            raise Refused(f"« {other} » est à une autre adresse : ce n’est pas la même cause.")
        if other.state == RequestState.ORDERED:
            raise Refused(
                f"Quelqu’un doit venir pour « {other} » : rapprochez dans l’autre sens, ou annulez "
                "cet ordre."
            )
        if other.group_id is not None or other.grouped.exists():
            raise Refused(f"« {other} » est déjà rattachée.")
    RepairRequest.objects.filter(pk__in=ids).update(group=request)
    return request


@action("Confirmer une réparation")
def close_repair(
    request: RepairRequest,
    *,
    is_fixed: bool,
    pleased: str = "",
    closed_on: date,
    actor: Actor,
) -> RepairRequest:
    """The household was asked: fixed, it closes with those of the same cause; not fixed, it goes on.

    Refused: closed already, someone still on the way, before it was reported.
    """
    request = living(request)
    if closed_on < request.reported_on:
        raise Refused({"closed_on": "La demande n’était pas encore faite."})
    if request.state == RequestState.ORDERED:
        raise Refused("Quelqu’un doit encore venir : notez le travail fait, ou annulez l’ordre.")
    request.is_fixed, request.pleased = is_fixed, pleased
    REQUEST_MOVES.go(request, RequestState.CLOSED if is_fixed else RequestState.OPEN)
    request.closed_on = closed_on if is_fixed else None
    request.save(update_fields=["state", "is_fixed", "pleased", "closed_on"])
    if is_fixed:
        request.grouped.exclude(state=RequestState.CLOSED).update(
            state=RequestState.CLOSED, closed_on=closed_on
        )
    return request


@action("Rouvrir une demande close par erreur")
def reopen_repair(request: RepairRequest, *, actor: Actor) -> RepairRequest:
    """It is not over after all: it is where it was, and so are those that closed with it.

    Refused: not closed, closed by the cause that it shares.
    """
    request = lock(request)
    if request.state != RequestState.CLOSED:
        raise Refused("Cette demande n’est pas close.")
    if request.group is not None and request.group.state == RequestState.CLOSED:
        raise Refused(f"Elle s’est close avec « {request.group.title} » : rouvrez celle-là.")
    with_it = list(request.grouped.filter(state=RequestState.CLOSED, closed_on=request.closed_on))
    for each in [request, *with_it]:
        REQUEST_MOVES.go(each, _where_it_was(each))
        each.is_fixed, each.pleased, each.closed_on = None, "", None
        each.save(update_fields=["state", "is_fixed", "pleased", "closed_on"])
    return request


def _where_it_was(request: RepairRequest) -> RequestState:
    """Before it closed: handed to someone else, done and to be asked about, or nobody's yet."""
    if request.handed_to:
        return RequestState.HANDED_ON
    if request.orders.filter(state=OrderState.DONE).exists():
        return RequestState.DONE
    return RequestState.OPEN
