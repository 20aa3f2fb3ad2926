"""A household's file closes, and may be opened again; what it owes and was stays."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.ui import search, shell
from palier.registers.people.actions.files import keep_findable
from palier.registers.people.models import Household


@action("Clore un dossier de ménage")
def close_household(
    household: Household, *, closed_on: date, closed_because: str, actor: Actor
) -> Household:
    """Nobody works for this household any more; its debts, leases and figures do not vanish.

    Refused: no reason, closed already, a room above still works for it (an open measure, a
    contract in force), before it was opened.
    """
    household = lock(household)
    if household.closed_on:
        raise Refused("Ce dossier est déjà clos.")
    if not closed_because.strip():
        raise Refused({"closed_because": "Dites pourquoi ce dossier est clos."})
    if closed_on < household.opened_on:
        raise Refused({"closed_on": "La clôture est avant l’ouverture du dossier."})
    obstacles = [
        sentence
        for told in shell.ask("people.obstacles_to_closing", household, closed_on)
        for sentence in told
    ]
    if obstacles:
        raise Refused(obstacles)
    household.closed_on, household.closed_because = closed_on, closed_because.strip()
    household.save(update_fields=["closed_on", "closed_because"])
    search.show_to([household], "people.closed_files")
    return household


@action("Rouvrir un dossier de ménage")
def reopen_household(household: Household, *, actor: Actor) -> Household:
    """The household is back; its file goes on where it was. Refused: it is open."""
    household = lock(household)
    if household.closed_on is None:
        raise Refused("Ce dossier est ouvert.")
    household.closed_on, household.closed_because = None, ""
    household.save(update_fields=["closed_on", "closed_because"])
    keep_findable(household)
    return household
