"""The papers of a contract."""

from datetime import date
from typing import Any

from palier.base.documents.sheets import Bullet, Section, Sheet, Signature, sheet_pdf
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import capitalised, day_in_words
from palier.law.deposits import follows_article_22
from palier.law.inventory import inventory_source
from palier.registers.housing.actions import address_of
from palier.registers.people.reads import head_of
from palier.work.leases.composing import compose
from palier.work.leases.models import (
    ContractPaper,
    DepositReceipt,
    Inventory,
    Occupancy,
    SecurityDeposit,
    Seen,
    SlidingReview,
)
from palier.work.leases.reads import missing_pieces


def name_of_holder(occupancy: Occupancy) -> str:
    """How a letter calls who signed the contract."""
    head = head_of(occupancy.household)
    return head.formal_name if head else occupancy.household.name


def deposit_receipt_pdf(receipt: DepositReceipt) -> bytes:
    """Proof that a deposit was received, given against it."""
    occupancy = receipt.deposit.occupancy
    payer = receipt.payer_name or capitalised(receipt.get_payer_display())
    sheet = Sheet(
        "Reçu de dépôt de garantie",
        [
            Section(
                pairs=[
                    ("Contrat", f"{occupancy.number}, {occupancy.main_place.label}"),
                    ("Ménage", name_of_holder(occupancy)),
                    ("Reçu de", payer),
                    ("Le", day_in_words(receipt.on)),
                    ("Par", receipt.get_means_display()),
                    ("Montant", euros(receipt.amount)),
                    ("Dépôt demandé", euros(receipt.deposit.amount)),
                ]
            )
        ],
        addressee=[name_of_holder(occupancy)],
        signatures=[Signature(f"Pour {receipt.organisation.name}")],
        note="Ce dépôt vous sera rendu au départ, moins ce qui resterait dû et serait justifié.",
    )
    return sheet_pdf(receipt, receipt.organisation, sheet)


def deposit_statement_pdf(deposit: SecurityDeposit) -> bytes:
    """What was held, what is kept and why, what is given back and by when."""
    occupancy = deposit.occupancy
    kept = list(deposit.deductions.order_by("pk"))
    received = sum((each.amount for each in deposit.receipts.all()), NOTHING)
    rows = [
        [f"{capitalised(d.get_kind_display())} : {d.words}", d.proof, euros(d.amount)]
        for d in kept
    ]
    total = sum((d.amount for d in kept), NOTHING)
    returned = deposit.returned if deposit.settled_on else received - total
    pairs = [
        ("Dépôt versé", euros(received)),
        ("Retenues", euros(total)),
        ("Rendu", euros(returned)),
    ]
    if deposit.penalty:
        pairs.append(("Majoration de retard", euros(deposit.penalty)))
    if deposit.settled_on:
        pairs.append(("Versé le", day_in_words(deposit.settled_on)))
    elif deposit.return_by:
        pairs.append(("À rendre au plus tard le", day_in_words(deposit.return_by)))
    sections = [Section("Le compte", pairs=pairs)]
    if rows:
        heads = ["Retenue", "Justifiée par", "Montant"]
        sections.append(Section("Ce qui est retenu", heads=heads, rows=rows, widths=[5, 4, 2]))
    sheet = Sheet(
        "Décompte du dépôt de garantie",
        sections,
        lead=f"Contrat {occupancy.number}, {occupancy.main_place.label}.",
        addressee=[name_of_holder(occupancy)],
        signatures=[Signature(f"Pour {deposit.organisation.name}")],
        note=_recourse(occupancy),
    )
    return sheet_pdf(deposit, deposit.organisation, sheet)


def _recourse(occupancy: Occupancy) -> str:
    """By which text, and whom one may turn to."""
    if not follows_article_22(occupancy.regime):
        return "D’après votre contrat et le règlement. Si vous n’êtes pas d’accord, écrivez-nous."
    return (
        "Loi n° 89-462 du 6 juillet 1989, art. 22. Si vous n’êtes pas d’accord, écrivez-nous ; vous "
        "pouvez saisir gratuitement la commission départementale de conciliation."
    )


def slide_review_pdf(review: SlidingReview) -> bytes:
    """The review of a sliding lease: the facts of the day, what each says, what is decided."""
    occupancy = review.slide.occupancy
    word = {"gathered": "réuni", "missing": "manque", "unknown": "à savoir"}
    facts = [Bullet(f"{label} : {word[state]}", words) for label, state, words in review.facts]
    said = [
        Section("Ce qu’en dit le ménage", quote=review.household_words),
        Section("Ce qu’en dit l’association", text=review.association_words),
        Section("Ce qu’en dit le bailleur", text=review.landlord_words),
    ]
    sheet = Sheet(
        "Bilan du bail glissant",
        [
            Section(
                pairs=[
                    ("Ménage", name_of_holder(occupancy)),
                    ("Logement", f"{occupancy.main_place.label}, contrat {occupancy.number}"),
                    ("Présents", review.present),
                ]
            ),
            Section("Ce qui est réuni, ce qui manque", lines=facts),
            *(section for section in said if section.quote or section.text),
            Section(
                "Décision",
                text=f"{capitalised(review.get_decision_display())}.\n{review.reasons}".strip(),
            ),
        ],
        lead=f"Entretien du {day_in_words(review.on)}.",
        signatures=[
            Signature(name_of_holder(occupancy)),
            Signature(f"Pour {review.organisation.name}"),
            Signature("Pour le bailleur"),
        ],
        note="Chacun reçoit un exemplaire. Le ménage peut écrire ce avec quoi il n’est pas d’accord.",
    )
    return sheet_pdf(review, review.organisation, sheet)


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
                f"Pour {inventory.organisation.name}", _signed(inventory, inventory.signed_for_us)
            ),
        ],
        note=f"Établi en deux exemplaires ({inventory_source()}). Le locataire peut demander à le "
        "compléter dans les dix jours de l’entrée, et pendant le premier mois de chauffe.",
    )
    return sheet_pdf(inventory, inventory.organisation, sheet)


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


def draft_contract_pdf(occupancy: Occupancy, on: date) -> bytes:
    """The contract as it reads on a day, with what is still missing to sign it."""
    missing = [
        Bullet(capitalised(piece.label), piece.source)
        for piece in missing_pieces(occupancy)
        if piece.code != "signed"
    ]
    sections = [Section(part["title"], text=part["text"]) for part in compose(occupancy, on)]
    if missing:
        sections.append(Section("Annexes et pièces encore à réunir", lines=missing))
    sheet = Sheet(
        f"{capitalised(occupancy.law.title)} n° {occupancy.number}",
        sections,
        lead=f"Projet du {day_in_words(on)}, à relire ensemble.",
        signatures=[
            Signature(name_of_holder(occupancy)),
            Signature(f"Pour {occupancy.organisation.name}"),
        ],
        note=occupancy.law.source,
    )
    return sheet_pdf(occupancy, occupancy.organisation, sheet)


def signed_paper_pdf(paper: ContractPaper) -> bytes:
    """A contract or an amendment, drawn from what was frozen when it was signed."""
    occupancy, on = paper.occupancy, day_in_words(paper.on)
    kind = (
        occupancy.law.title if paper.kind == ContractPaper.Kind.CONTRACT else "avenant au contrat"
    )
    signatures = [Signature(name_of_holder(occupancy), f"{paper.signed_as}, le {on}")]
    if paper.guardian:
        signatures.append(Signature("Représentant légal", paper.guardian))
    signatures.append(
        Signature(f"Pour {paper.organisation.name}", f"{paper.signed_for_us}, le {on}")
    )
    sheet = Sheet(
        f"{capitalised(kind)} n° {occupancy.number}",
        [Section(part["title"], text=part["text"]) for part in paper.sections],
        lead=f"Signé le {on}, {paper.get_how_display()}.",
        signatures=signatures,
        note=occupancy.law.source,
    )
    return sheet_pdf(paper, paper.organisation, sheet)
