"""Inventories on the contract's page."""

from datetime import date, timedelta

from django.urls import reverse

from palier.base.documents.holding import may_hold_files
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb
from palier.base.ui.having import Rows
from palier.base.ui.lists import Chip
from palier.law.deposits import follows_article_22, return_source
from palier.work.inventories.models import Inventory, InventoryState
from palier.work.inventories.reads import inventories_of
from palier.work.leases.models import Occupancy, OccupancyState, SecurityDeposit
from palier.work.leases.reads import standing_notice

may_hold_files("inventories.inventory", sight="leases.contracts")
NAMES = {"entry": "État des lieux d’entrée", "exit": "État des lieux de sortie"}


@shell.panel(on="leases.occupancy", order=35, sight="leases.contracts")
def inventories(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """That of the entry and that of the exit, or the way to begin one."""
    if row.state == OccupancyState.CANCELLED:
        return None
    found = inventories_of(row)
    lines = [
        Line(
            NAMES[kind],
            f"Le {day_in_words(found[kind].on)}",
            reverse("inventories:inventory", args=[found[kind].pk]),
            "clipboard-document-list",
            Chip("signé", "ok")
            if found[kind].state == InventoryState.SIGNED
            else Chip("à signer", "wait"),
        )
        for kind in ("entry", "exit")
        if kind in found
    ]
    begin = len(found) < 2 and actor.may("inventories.start_inventory")
    url = reverse("inventories:start_inventory", args=[row.pk])
    verbs = [Verb("Faire un état des lieux", url, "plus")] if begin else []
    card = Card("État des lieux", lines, empty="Aucun état des lieux.", verbs=verbs)
    return shell.Part("ui/parts/card.html", {"card": card})


GOES_ON = (Occupancy.EndReason.SLID, Occupancy.EndReason.HANDED_OVER)
"""The household stays in the home: nothing is looked at nor given back."""


@shell.panel(on="leases.occupancy", order=6, sight="leases.contracts", column="main")
def what_is_left_to_do(row: Occupancy, actor: Actor, today: date) -> shell.Part | None:
    """The departure, point by point, from the notice to the deposit; each ticks itself."""
    notice = standing_notice(row)
    if notice is None and row.state != OccupancyState.ENDED:
        return None
    leaving = inventories_of(row).get("exit")
    deposit = SecurityDeposit.objects.filter(occupancy=row).first()
    if row.state == OccupancyState.ENDED and (
        row.end_reason in GOES_ON or (leaving is None and deposit is None)
    ):
        return None
    points = [
        ("Départ noté", row.state == OccupancyState.ENDED, "Le lieu est libre le lendemain"),
        (
            "État des lieux de sortie signé",
            leaving is not None and leaving.state == InventoryState.SIGNED,
            "Compteurs et clés avec lui",
        ),
        ("Nouvelle adresse connue", bool(leaving and leaving.new_address), "Pour rendre le dépôt"),
    ]
    if deposit is not None:
        points += [
            ("Clés rendues", deposit.keys_on is not None, "Le délai du dépôt en part"),
            ("Dépôt rendu", deposit.settled_on is not None, _delay_of(deposit)),
        ]
    lines = [
        Line(label, "" if done else why, icon="clock", is_done=done) for label, done, why in points
    ]
    left = sum(1 for _, done, _ in points if not done)
    if not left:
        return None
    card = Card("La sortie, point par point", lines, note=f"{left} à faire")
    return shell.Part("ui/parts/card.html", {"card": card})


def _delay_of(deposit: SecurityDeposit) -> str:
    """By when it is given back: the day once the keys are, else the rule of the regime."""
    if deposit.return_by:
        return f"Avant le {day_in_words(deposit.return_by)}"
    if follows_article_22(deposit.occupancy.regime):
        return "Un mois après les clés, ou deux (art. 22)"
    return f"D’après : {return_source(deposit.occupancy.regime)}"


@shell.answers("leases.known_pieces")
def since_the_entry_was_signed(occupancy: Occupancy) -> dict[str, date | None]:
    """The entry inventory is one of the pieces of a contract: nobody has to tick it."""
    entry = inventories_of(occupancy).get("entry")
    if entry is None or entry.state != InventoryState.SIGNED:
        return {}
    return {"inventory": entry.signed_on}


@shell.todo_source(
    on="ui.day",
    sight="leases.contracts",
    has=[Rows(Inventory, only=(("state", InventoryState.DRAFT),))],
)
def inventories_to_sign(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Sheets begun and not signed; the oldest first."""
    if not actor.may("inventories.sign_inventory"):
        return []
    waiting = (
        Inventory.objects.visible_to(actor)
        .filter(state=InventoryState.DRAFT, on__lte=today + timedelta(days=1))
        .select_related("occupancy__household")
        .order_by("on", "pk")
    )
    return [
        shell.Todo(
            f"{inventory.occupancy.household.name} : {NAMES[inventory.kind].lower()} à signer",
            reverse("inventories:inventory", args=[inventory.pk]),
            "",
            inventory.on,
        )
        for inventory in waiting
    ]
