"""Two inventories side by side, and the table of wear in force."""

from dataclasses import dataclass

from palier.base.tenancy.models import Organisation
from palier.law.wear import Wear, usual_wear, wear_source
from palier.work.inventories.models import Inventory, Seen, WearItem
from palier.work.leases.models import Occupancy

ORDER = list(Seen.values)


@dataclass(frozen=True)
class Compared:
    """One thing at the entry and at the exit; worse when its state has gone down."""

    room: str
    name: str
    before: str
    after: str
    words_before: str
    words_after: str

    @property
    def is_worse(self) -> bool:
        """From new to good is use, not damage: nothing is said of it."""
        if not self.before or not self.after:
            return self.after in (Seen.DAMAGED, Seen.MISSING)
        return ORDER.index(self.after) > max(ORDER.index(self.before), ORDER.index(Seen.GOOD))


def inventories_of(occupancy: Occupancy) -> dict[str, Inventory]:
    """The inventories of a contract, by kind (entry, exit)."""
    return {row.kind: row for row in Inventory.objects.filter(occupancy=occupancy)}


def compare(entry: Inventory | None, leaving: Inventory) -> list[Compared]:
    """Every thing of the exit beside what it was at the entry, in the order of the rooms."""
    before = entry.elements if entry else {}
    told = []
    for (room, name), after in leaving.elements.items():
        was = before.get((room, name), {})
        told.append(
            Compared(
                room,
                name,
                was.get("state", ""),
                after.get("state", ""),
                was.get("words", ""),
                after.get("words", ""),
            )
        )
    return told


def compare_counts(
    entry: Inventory | None, leaving: Inventory, what: str, value: str
) -> list[tuple[str, str, str]]:
    """(name, at the entry, at the exit) of meters (`value`) or keys (`count`)."""
    before = {
        row["name"]: row.get(value, "") for row in (entry.content.get(what, []) if entry else [])
    }
    after = {row["name"]: row.get(value, "") for row in leaving.content.get(what, [])}
    names = list(dict.fromkeys([*before, *after]))
    return [(name, str(before.get(name, "")), str(after.get(name, ""))) for name in names]


def wear_of(organisation: Organisation) -> dict[str, tuple[Wear, str]]:
    """(rule, where it is written) by item: the association's own table, else common use."""
    own = {row.item: row for row in WearItem.objects.filter(organisation=organisation)}
    return {
        item: (own[item].wear, own[item].source)
        if item in own
        else (usual, f"usage ; {wear_source()}")
        for item, usual in usual_wear().items()
    }
