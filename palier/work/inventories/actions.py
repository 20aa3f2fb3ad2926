"""Inventories: started, filled room by room, signed by both; what is worn, what is charged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from palier.base.documents.actions import keep_file
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, in_digits
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.law.inventory import inventory_source, may_complete, rooms_of
from palier.law.wear import usual_wear
from palier.work.inventories.events import InventorySigned
from palier.work.inventories.models import INVENTORY_MOVES, Inventory, InventoryState, WearItem
from palier.work.inventories.reads import wear_of
from palier.work.leases.actions.deposits import add_deduction
from palier.work.leases.models import DepositDeduction, Occupancy, OccupancyState, SecurityDeposit


@dataclass(frozen=True)
class Photo:
    """A picture of a room, as the telephone gave it."""

    room: str
    name: str
    content: bytes


METERS = ("Eau froide", "Électricité", "Gaz")
KEYS = ("Porte du logement", "Immeuble ou badge", "Boîte aux lettres")


@action("Commencer un état des lieux")
def start_inventory(occupancy: Occupancy, *, kind: str, on: date, actor: Actor) -> Inventory:
    """A sheet room by room: that of the home at the entry, that of the entry at the exit.

    Refused: a cancelled contract, an exit before the entry into the home, twice the same.
    """
    occupancy = lock(occupancy)
    if occupancy.state == OccupancyState.CANCELLED:
        raise Refused("Ce contrat est annulé : il n’y a pas d’état des lieux à faire.")
    if kind == Inventory.Kind.EXIT and on < occupancy.starts_on:
        raise Refused({"on": "La sortie serait avant l’entrée dans les lieux."})
    return Inventory.objects.create(
        organisation=actor.organisation,
        occupancy=occupancy,
        kind=kind,
        on=on,
        content=_sheet(occupancy, kind),
    )


def _sheet(occupancy: Occupancy, kind: str) -> dict[str, Any]:
    """Nothing seen yet: names only."""
    entry = None
    if kind == Inventory.Kind.EXIT:
        entry = Inventory.objects.filter(occupancy=occupancy, kind=Inventory.Kind.ENTRY).first()
    if entry is not None:
        return {
            "rooms": [
                {
                    "name": room["name"],
                    "elements": [
                        {"name": each["name"], "state": "", "words": ""}
                        for each in room["elements"]
                    ],
                }
                for room in entry.content.get("rooms", [])
            ],
            "meters": [{**meter, "value": ""} for meter in entry.content.get("meters", [])],
            "keys": [{**key, "count": ""} for key in entry.content.get("keys", [])],
        }
    place = occupancy.main_place
    return {
        "rooms": [
            {
                "name": room,
                "elements": [{"name": name, "state": "", "words": ""} for name in elements],
            }
            for room, elements in rooms_of(place.size, place.kind)
        ],
        "meters": [{"name": name, "number": "", "value": ""} for name in METERS],
        "keys": [{"name": name, "count": ""} for name in KEYS],
    }


@action("Remplir un état des lieux")
def fill_inventory(
    inventory: Inventory,
    *,
    on: date,
    present: str = "",
    new_address: str = "",
    content: dict[str, Any],
    photos: Sequence[Photo] = (),
    actor: Actor,
) -> Inventory:
    """What was seen, with its pictures; it may be filled in several times until it is signed."""
    inventory = lock(inventory)
    if inventory.state != InventoryState.DRAFT:
        raise Refused("Cet état des lieux est signé : il ne change plus.")
    inventory.on, inventory.present = on, present.strip()
    inventory.new_address, inventory.content = new_address.strip(), content
    inventory.save(update_fields=["on", "present", "new_address", "content"])
    for photo in photos:
        keep_file(
            actor.organisation,
            about=inventory,
            content=photo.content,
            name=photo.name,
            label=photo.room,
            sight="leases.contracts",
            actor=actor,
        )
    return inventory


@action("Signer un état des lieux")
def sign_inventory(
    inventory: Inventory, *, on: date, signed_as: str, signed_for_us: str, actor: Actor
) -> Inventory:
    """Both sign, each has a copy (décret n° 2016-382, art. 2). From then on it does not change.

    Refused: a room where nothing was seen, keys that were not counted, a name missing.
    """
    inventory = lock(inventory)
    INVENTORY_MOVES.go(inventory, InventoryState.SIGNED)
    missing = [
        room["name"]
        for room in inventory.content.get("rooms", [])
        if not any(each.get("state") for each in room["elements"])
    ]
    if missing:
        raise Refused(f"Rien n’est noté pour : {', '.join(missing)} ({inventory_source()}).")
    if not any(str(key.get("count", "")).strip() for key in inventory.content.get("keys", [])):
        raise Refused(f"Comptez les clés remises ({inventory_source()}).")
    if not signed_as.strip() or not signed_for_us.strip():
        raise Refused({"signed_as": "Les deux parties signent : écrivez les deux noms."})
    inventory.signed_on, inventory.signed_as = on, signed_as.strip()
    inventory.signed_for_us = signed_for_us.strip()
    inventory.save(update_fields=["state", "signed_on", "signed_as", "signed_for_us"])
    announce(InventorySigned(inventory, actor))
    return inventory


@action("Compléter un état des lieux d’entrée")
def complete_inventory(
    inventory: Inventory, *, on: date, words: str, heating: bool = False, actor: Actor
) -> Inventory:
    """The tenant saw something later: within ten days, or in the first month of heating (art. 3-2)."""
    inventory = lock(inventory)
    if inventory.kind != Inventory.Kind.ENTRY or inventory.signed_on is None:
        raise Refused("Seul un état des lieux d’entrée signé se complète.")
    if not heating and not may_complete(inventory.signed_on, on):
        raise Refused(
            {
                "on": "Dix jours sont passés : le bailleur peut refuser, sauf pour le chauffage "
                "pendant son premier mois (loi n° 89-462, art. 3-2)."
            }
        )
    if not words.strip():
        raise Refused({"words": "Écrivez ce qui a été vu."})
    told = f"Le {day_in_words(on)} : {words.strip()}"
    inventory.complement = "\n".join(filter(None, [inventory.complement, told]))
    inventory.save(update_fields=["complement"])
    return inventory


@action("Chiffrer une dégradation")
def charge_damage(
    inventory: Inventory,
    *,
    item: str,
    words: str,
    cost: Decimal,
    age: Decimal,
    proof: str,
    actor: Actor,
) -> DepositDeduction:
    """The tenant's share of a repair by the table of wear, kept on the deposit with its workings.

    `cost` in euros, `age` in years. Refused: not a signed exit, no deposit, more than it holds.
    """
    inventory = lock(inventory)
    if inventory.kind != Inventory.Kind.EXIT or inventory.state != InventoryState.SIGNED:
        raise Refused("Une dégradation se chiffre sur un état des lieux de sortie signé.")
    deposit = SecurityDeposit.objects.filter(occupancy=inventory.occupancy).first()
    if deposit is None:
        raise Refused("Ce contrat n’a pas de dépôt de garantie : facturez la réparation.")
    wear, source = wear_of(actor.organisation)[item]
    share = wear.share(cost, age)
    if not share:
        raise Refused({"age": "À cet âge, tout est usure : rien n’est dû par le locataire."})
    left = in_digits((wear.left(age) * 100).quantize(Decimal("0.1")))
    return add_deduction(
        deposit,
        kind=DepositDeduction.Kind.DAMAGE,
        amount=share,
        words=f"{words.strip()} : {euros(cost)}, {in_digits(age)} ans, {left} % à charge"[:200],
        proof=f"{proof.strip()} ; vétusté : {source}"[:200] if proof.strip() else "",
        actor=actor,
    )


@action("Écrire une ligne de la grille de vétusté")
def set_wear(
    organisation: Organisation,
    *,
    item: str,
    free_years: Decimal,
    yearly_percent: Decimal,
    least_percent: Decimal,
    source: str,
    actor: Actor,
) -> WearItem:
    """How one kind of thing wears by our own agreement (décret n° 2016-382, art. 4)."""
    if item not in usual_wear():
        raise Refused({"item": "Cet élément n’est pas dans la grille."})
    if not source.strip():
        raise Refused({"source": "Citez l’accord collectif d’où vient cette ligne."})
    row, _ = WearItem.objects.update_or_create(
        organisation=organisation,
        item=item,
        defaults={
            "free_years": free_years,
            "yearly_percent": yearly_percent,
            "least_percent": least_percent,
            "source": source.strip(),
        },
    )
    return row
