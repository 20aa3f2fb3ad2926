"""New homes: planned, put off, received."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.registers.housing.models import Delivery
from palier.registers.people.models import Body


@action("Prévoir une livraison")
def plan_delivery(
    site: Site,
    *,
    label: str,
    funding: str,
    homes: int,
    planned_on: date,
    owner: Body | None = None,
    words: str = "",
    actor: Actor,
) -> Delivery:
    """So many homes of a site are to be delivered. Refused: none."""
    if homes < 1:
        raise Refused({"homes": "Une livraison compte au moins un logement."})
    return Delivery.objects.create(
        organisation=actor.organisation,
        site=site,
        label=label.strip(),
        owner=owner,
        funding=funding,
        homes=homes,
        planned_on=planned_on,
        words=words.strip(),
    )


@action("Reporter une livraison")
def move_delivery(
    delivery: Delivery, *, planned_on: date, words: str = "", actor: Actor
) -> Delivery:
    """It will come another day. Refused: it has come."""
    delivery = lock(delivery)
    if delivery.received_on is not None:
        raise Refused("Cette livraison est reçue.")
    delivery.planned_on, delivery.words = planned_on, words.strip()
    delivery.save(update_fields=["planned_on", "words"])
    return delivery


@action("Recevoir une livraison")
def receive_delivery(
    delivery: Delivery, *, received_on: date, received: int, words: str = "", actor: Actor
) -> Delivery:
    """The homes are there: how many, with what reservations. Refused: received, more than planned."""
    delivery = lock(delivery)
    if delivery.received_on is not None:
        raise Refused("Cette livraison est déjà reçue.")
    if not 0 <= received <= delivery.homes:
        raise Refused({"received": f"Cette livraison compte {delivery.homes} logements prévus."})
    delivery.received_on, delivery.received = received_on, received
    delivery.words = words.strip() or delivery.words
    delivery.save(update_fields=["received_on", "received", "words"])
    return delivery
