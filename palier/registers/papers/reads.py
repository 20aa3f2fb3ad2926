"""Which papers of a household hold on a day."""

from datetime import date

from palier.base.ui import shell
from palier.registers.papers.models import Paper
from palier.registers.people.models import Household


def held_on(household: Household | int, on: date) -> dict[str, date]:
    """By code, since when each paper that holds on a day is there: brought to us, or told by a room
    above (a right that runs). One query, and those of the rooms."""
    pk = household if isinstance(household, int) else household.pk
    rows = Paper.objects.filter(household=pk, received_on__lte=on).order_by("received_on", "pk")
    found = {row.kind: row.received_on for row in rows if row.holds_on(on)}
    for told in shell.ask("papers.known", pk, on):
        found = {**told, **found}
    return found
