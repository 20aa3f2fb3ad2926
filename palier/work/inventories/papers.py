"""The paper of an inventory."""

from typing import Any

from palier.base.documents.sheets import Section, Sheet, Signature, sheet_pdf
from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.reads import entity_of
from palier.law.inventory import inventory_source
from palier.registers.housing.actions import address_of
from palier.work.inventories.models import Inventory, Seen
from palier.work.leases.papers import name_of_holder


def inventory_pdf(inventory: Inventory) -> bytes:
    """An inventory with every mention of the decree, signed or to be signed."""
    occupancy, place = inventory.occupancy, inventory.occupancy.main_place
    leaving = inventory.kind == Inventory.Kind.EXIT
    entry = Inventory.objects.filter(occupancy=occupancy, kind=Inventory.Kind.ENTRY).first()
    pairs = [
        ("Logement", f"{place.label}, {address_of(place)}"),
        ("Locataire", name_of_holder(occupancy)),
        (
            "Bailleur",
            f"{inventory.organisation.name}, {inventory.organisation.street} "
            f"{inventory.organisation.postcode} {inventory.organisation.town}",
        ),
        ("Présents, mandataires", inventory.present or "les parties"),
        ("Établi le", day_in_words(inventory.on)),
    ]
    if leaving:
        pairs += [
            ("Nouvelle adresse", inventory.new_address or "non communiquée"),
            ("État des lieux d’entrée", day_in_words(entry.on) if entry else "aucun"),
        ]
    counts = [
        [meter["name"], meter["number"], meter["value"]]
        for meter in inventory.content.get("meters", [])
        if meter["value"] or meter["number"]
    ]
    keys = [
        [key["name"], str(key["count"])]
        for key in inventory.content.get("keys", [])
        if key["count"]
    ]
    sheet = Sheet(
        f"État des lieux {'de sortie' if leaving else 'd’entrée'}",
        [
            Section(pairs=pairs),
            *(
                _room_section(room, entry if leaving else None)
                for room in inventory.content.get("rooms", [])
            ),
            *(
                [Section("Compteurs", heads=["", "N°", "Index"], rows=counts, widths=[4, 4, 3])]
                if counts
                else []
            ),
            *(
                [Section("Clés et accès", heads=["", "Nombre"], rows=keys, widths=[6, 2])]
                if keys
                else []
            ),
            *([Section("Complément", text=inventory.complement)] if inventory.complement else []),
        ],
        lead=f"Contrat {occupancy.number}.",
        signatures=[
            Signature(name_of_holder(occupancy), _signed(inventory, inventory.signed_as)),
            Signature(
                f"Pour {entity_of(occupancy.site).name_on_papers}",
                _signed(inventory, inventory.signed_for_us),
            ),
        ],
        note=f"Établi en deux exemplaires ({inventory_source()}). Le locataire peut demander à le "
        "compléter dans les dix jours de l’entrée, et pendant le premier mois de chauffe.",
    )
    return sheet_pdf(inventory, inventory.organisation, sheet, entity=entity_of(occupancy.site))


def _room_section(room: dict[str, Any], entry: Inventory | None) -> Section:
    """A room: its elements, and at the exit what each was at the entry, with what has changed."""
    words = dict(Seen.choices)
    if entry is None:
        rows = [
            [capitalised(each["name"]), words.get(each["state"], ""), each["words"]]
            for each in room["elements"]
        ]
        return Section(
            room["name"], heads=["Élément", "État", "Remarque"], rows=rows, widths=[4, 3, 6]
        )
    rows = []
    for each in room["elements"]:
        before = entry.elements.get((room["name"], each["name"]), {}).get("state", "")
        changed = "évolution" if before and each["state"] and before != each["state"] else ""
        rows.append(
            [
                capitalised(each["name"]),
                words.get(before, "non vu"),
                words.get(each["state"], ""),
                ", ".join(filter(None, [changed, each["words"]])),
            ]
        )
    heads = ["Élément", "À l’entrée", "À la sortie", "Évolutions constatées"]
    return Section(room["name"], heads=heads, rows=rows, widths=[4, 3, 3, 5])


def _signed(inventory: Inventory, name: str) -> str:
    return f"{name}, le {day_in_words(inventory.signed_on)}" if inventory.signed_on else ""
