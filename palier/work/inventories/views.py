"""Inventories: filled on a telephone, signed by both, compared at the exit."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import euros
from palier.base.kit.typography import capitalised, day_in_words, in_digits
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Table, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.inventory import inventory_source
from palier.law.wear import wear_source
from palier.work.inventories import actions, forms, papers
from palier.work.inventories.models import Inventory, InventoryState, Seen
from palier.work.inventories.reads import compare, compare_counts, inventories_of, wear_of
from palier.work.leases import finding
from palier.work.leases.finding import CONTRACTS
from palier.work.leases.models import SecurityDeposit

TONES = {"new": "ok", "good": "ok", "worn": "info", "damaged": "bad", "missing": "bad", "": ""}
WORDS = dict(Seen.choices)


OCCUPANCY = finding.OCCUPANCY.lent()


INVENTORY = Subject(
    Inventory,
    "etats-des-lieux/<int:pk>/",
    fetch=("occupancy__household", "occupancy__main_place__site", "organisation"),
    page="inventories:inventory",
    under=lambda row: _crumbs(row),
)


def _page(row: Inventory) -> str:
    return reverse("inventories:inventory", args=[row.pk])


def _name(row: Inventory) -> str:
    return f"État des lieux {'d’entrée' if row.kind == 'entry' else 'de sortie'}"


def _crumbs(row: Inventory) -> list[tuple[str, str]]:
    return [*OCCUPANCY.crumbs(row.occupancy), (_name(row), _page(row))]


def _seen(state: str) -> Chip | str:
    return Chip(WORDS[state], TONES[state]) if state else ""  # type: ignore[arg-type]


@INVENTORY.shown
def inventory(request: ActorRequest, row: Inventory) -> HttpResponse:
    """An inventory as it stands; at the exit, beside that of the entry."""
    occupancy = row.occupancy
    entry = inventories_of(occupancy).get("entry") if row.kind == "exit" else None
    drawn = shell.panels("inventories.inventory", row, request.actor, request.today)
    cards = (
        _compared(row, entry)
        if row.kind == Inventory.Kind.EXIT
        else [_room(r) for r in row.content.get("rooms", [])]
    )
    return show_cards(
        request,
        title=f"{_name(row)}, {occupancy.household.name}",
        lead=f"{occupancy.main_place.site.name}, {occupancy.main_place.label}.",
        crumbs=OCCUPANCY.crumbs(occupancy),
        here=_name(row),
        chips=[
            Chip(
                f"Signé le {day_in_words(row.signed_on)}" if row.signed_on else "À signer",
                "ok" if row.signed_on else "wait",
            )
        ],
        verbs=_verbs(request, row),
        cards=[*cards, _about(row), _counts(row, entry), _damages(request, row)],
        template="inventories/inventory.html",
        pieces=[*drawn["main"], *drawn["side"]],
    )


def _verbs(request: ActorRequest, row: Inventory) -> list[Verb | None]:
    def to(name: str) -> str:
        return reverse(f"inventories:{name}", args=[row.pk])

    paper = Verb("En PDF", to("inventory_pdf"), "printer")
    if row.state == InventoryState.DRAFT:
        return [
            paper,
            verb(request, "inventories.sign_inventory", "Signer", row, "pencil"),
            verb(
                request,
                "inventories.fill_inventory",
                "Remplir",
                row,
                "pencil-square",
                main=True,
            ),
        ]
    return [
        paper,
        verb(request, "inventories.complete_inventory", "Compléter", row, "plus")
        if row.kind == Inventory.Kind.ENTRY
        else None,
    ]


def _room(room: dict[str, Any]) -> Card:
    rows = [
        (capitalised(each["name"]), _seen(each["state"]), each["words"])
        for each in room["elements"]
    ]
    return Card(room["name"], table=Table(["Élément", "État", "Remarque"], rows))


def _compared(row: Inventory, entry: Inventory | None) -> list[Card]:
    """One table a room, the entry beside the exit; what has gone down comes first of all."""
    told = compare(entry, row)
    worse = [each for each in told if each.is_worse]
    cards = [
        Card(
            "Ce qui a changé en mal",
            [
                Line(
                    f"{each.room}, {each.name}",
                    ", ".join(filter(None, [each.words_before, each.words_after])),
                    icon="exclamation-triangle",
                    chip=Chip(
                        f"{WORDS.get(each.before, 'non vu')} puis {WORDS[each.after]}", "bad"
                    ),
                )
                for each in worse
            ],
            empty="Rien de plus que l’usage normal.",
            tone="" if worse else "ok",
        )
    ]
    if entry is None:
        cards.append(
            Card(
                "Pas d’état des lieux d’entrée",
                text="Le logement est présumé reçu en bon état (Code civil, art. 1731), sauf si "
                "le bailleur a empêché l’état des lieux.",
                tone="wait",
            )
        )
    for room in dict.fromkeys(each.room for each in told):
        rows = [
            (capitalised(e.name), _seen(e.before), _seen(e.after), e.words_after or e.words_before)
            for e in told
            if e.room == room
        ]
        cards.append(Card(room, table=Table(["Élément", "Entrée", "Sortie", "Remarque"], rows)))
    return cards


def _about(row: Inventory) -> Card:
    pairs = [
        ("Établi le", day_in_words(row.on)),
        ("Présents", row.present),
        ("Nouvelle adresse", row.new_address),
        ("Signé par le ménage", row.signed_as),
        ("Signé pour le bailleur", row.signed_for_us),
    ]
    return Card(
        "Qui, quand",
        pairs=[pair for pair in pairs if pair[1]],
        text=row.complement,
        note=inventory_source().partition(" ;")[0],
        side=True,
    )


def _counts(row: Inventory, entry: Inventory | None) -> Card | None:
    meters = compare_counts(entry, row, "meters", "value")
    keys = compare_counts(entry, row, "keys", "count")
    if row.kind == Inventory.Kind.ENTRY:
        rows = [(name, after) for name, _, after in [*meters, *keys] if after]
        heads = ["", "Relevé"]
    else:
        rows = [cells for cells in [*meters, *keys] if any(cells[1:])]  # type: ignore[misc]
        heads = ["", "Entrée", "Sortie"]
    if not rows:
        return None
    return Card("Compteurs et clés", table=Table(heads, rows, numbers=(1, 2)), side=True)


def _damages(request: ActorRequest, row: Inventory) -> Card | None:
    """What was charged on the deposit, by the table of wear."""
    if row.kind != Inventory.Kind.EXIT or row.state != InventoryState.SIGNED:
        return None
    deposit = SecurityDeposit.objects.filter(occupancy=row.occupancy).first()
    kept = list(deposit.deductions.filter(kind="damage").order_by("pk")) if deposit else []
    return Card(
        "Retenu pour dégradations",
        [
            Line(each.words, each.proof, icon="wrench", chip=Chip(euros(each.amount)))
            for each in kept
        ],
        empty="Rien n’est retenu." if deposit else "Ce contrat n’a pas de dépôt.",
        verbs=verbs(
            verb(
                request, "inventories.charge_damage", "Chiffrer une dégradation", row, "calculator"
            )
            if deposit
            else None,
            Verb("Grille de vétusté", reverse("inventories:wear"), "table-cells"),
        ),
        side=True,
    )


OCCUPANCY.verb(
    actions.start_inventory,
    forms.StartInventory,
    at="etat-des-lieux/",
    title=lambda row: f"État des lieux, contrat {row.number}",
    submit="Commencer",
    said="Feuille prête : elle se remplit pièce par pièce, même sans réseau.",
    lead=lambda row: (
        f"{row.household.name}. La feuille reprend celle de l’entrée quand il y en a une."
    ),
    initial=lambda row, seen: {
        "kind": ("exit" if "entry" in inventories_of(row) else "entry"),
        "on": seen.today,
    },
    to=lambda made: reverse("inventories:fill_inventory", args=[made.pk]),
)


@INVENTORY.asks("remplir/")
def fill_inventory(request: ActorRequest, row: Inventory) -> HttpResponse:
    initial = {"on": row.on, "present": row.present, "new_address": row.new_address}
    form = forms.FillInventory(request, subject=row, initial=initial)
    return ask(
        request,
        form,
        actions.fill_inventory,
        row,
        title=f"{_name(row)}, {row.occupancy.household.name}",
        submit="Garder l’état des lieux",
        said="État des lieux gardé : relisez-le ensemble, puis signez.",
        back=_page(row),
        crumbs=_crumbs(row),
        lead="Sans réseau, tout reste sur cet appareil et part quand il revient.",
        template="inventories/fill_inventory.html",
        sheet=form.sheet(),
        counts=form.counts(),
    )


INVENTORY.verb(
    actions.sign_inventory,
    forms.SignInventory,
    at="signer/",
    title=lambda row: f"Signer : {_name(row).lower()}",
    submit="Signer tous les deux",
    said="État des lieux signé : remettez-en un exemplaire à chacun.",
    lead="Relisez ensemble d’abord. Signé, il ne change plus.",
    initial=lambda row, seen: {"on": seen.today},
)


INVENTORY.verb(
    actions.complete_inventory,
    forms.CompleteInventory,
    at="completer/",
    title="Compléter l’état des lieux d’entrée",
    submit="Ajouter ceci",
    said="Complément ajouté.",
    lead="Dans les dix jours, ou le premier mois de chauffe (loi n° 89-462, art. 3-2).",
    initial=lambda row, seen: {"on": seen.today},
)


INVENTORY.verb(
    actions.charge_damage,
    forms.ChargeDamage,
    at="chiffrer/",
    title="Chiffrer une dégradation",
    submit="Retenir cette part sur le dépôt",
    said=lambda made: f"Part du locataire retenue : {made.words}.",
    lead="La grille de vétusté laisse au locataire une part qui baisse avec l’âge.",
)


def inventory_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    return pdf_response(papers.inventory_pdf(INVENTORY.find(request, pk)), f"etat-des-lieux-{pk}")


@needs_sight("leases.contracts")
def wear(request: ActorRequest) -> HttpResponse:
    """The table of wear: ours where it is written, common use elsewhere."""
    rows = [
        (
            capitalised(rule.label),
            in_digits(rule.free_years),
            in_digits(rule.yearly_percent),
            in_digits(rule.least_percent),
            source,
        )
        for rule, source in wear_of(request.actor.organisation).values()
    ]
    heads = [
        "Élément",
        "Années sans abattement",
        "Abattement par an (%)",
        "Reste au moins (%)",
        "D’après",
    ]
    url = reverse("inventories:set_wear")
    return show_cards(
        request,
        title="Grille de vétusté",
        lead="Ce que le temps use n’est pas à la charge du locataire.",
        crumbs=[CONTRACTS],
        verbs=[
            verb(
                request,
                "inventories.set_wear",
                "Écrire une ligne",
                url,
                "pencil-square",
                main=True,
            )
        ],
        cards=[
            Card("La grille", table=Table(heads, rows, numbers=(1, 2, 3)), text=wear_source()),
        ],
    )


@needs_sight("leases.contracts")
def set_wear(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.SetWear(request),
        actions.set_wear,
        request.actor.organisation,
        title="Une ligne de la grille de vétusté",
        submit="Enregistrer cette ligne",
        said="Ligne enregistrée.",
        back=reverse("inventories:wear"),
        crumbs=[CONTRACTS, ("Grille de vétusté", reverse("inventories:wear"))],
    )
