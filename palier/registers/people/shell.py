from datetime import date
from typing import Any

from palier.base.documents.holding import may_hold_files
from palier.base.kit.periods import last_day
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.lists import Chip
from palier.base.ui.picking import pickable
from palier.registers.people import apart
from palier.registers.people.models import Body, Household, Person, Protection

declare_sights(
    {
        "people.households": "les dossiers des ménages : qui, où, depuis quand",
        "people.birth_dates": "les dates de naissance",
        "people.budgets": "les ressources et charges des ménages",
        "people.hidden_addresses": "les adresses tenues secrètes",
        "people.closed_files": "les dossiers clos",
        "people.bodies": "les propriétaires, financeurs et partenaires",
    },
    secrets=("people.hidden_addresses",),
)
shell.menu(
    shell.MenuEntry(
        "people.households",
        "Ménages",
        "people:households",
        "users",
        "people.households",
        within="/menages/",
    )
)
shell.menu(
    shell.MenuEntry(
        "people.bodies", "Structures", "people:bodies", "building-library", "people.bodies"
    )
)
shell.add(
    shell.AddEntry(
        30,
        "Un ménage",
        "Ouvrir un dossier",
        "people:open_household",
        "users",
        "people.open_household",
    )
)
may_hold_files("people.household", sight="people.households")
pickable(
    Household,
    search=("sort_name", "members__person__sort_name"),
    called=lambda row: row.name,
    apart=apart.households,
)
pickable(Person, search=("sort_name",), apart=apart.persons)
pickable(Body, search=("sort_name", "town"), called=lambda row: row.name, apart=apart.bodies)


def _protections(household_id: int, actor: Actor) -> list[Protection]:
    rows = Protection.objects.visible_to(actor).filter(person__households__household=household_id)
    return list(rows.select_related("person").distinct().order_by("-period", "-pk"))


@shell.answers("people.facts")
def protected_or_hidden(row: Household, actor: Actor, today: date) -> list[Chip]:
    """What nobody may overlook: a protection in force, an address kept secret."""
    told = [
        Chip(f"{each.get_kind_display().capitalize()} : {each.guardian}", "info", "shield-check")
        for each in _protections(row.pk, actor)
        if today in each.period
    ]
    if row.hidden_at:
        told.append(Chip("Adresse tenue secrète", "bad", "lock-closed"))
    if row.closed_on:
        told.append(
            Chip(
                f"Dossier clos le {row.closed_on:%d/%m/%Y} : {row.closed_because}",
                "wait",
                "archive-box",
            )
        )
    return told


def _protection_part(household_id: int, actor: Actor, today: date) -> shell.Part | None:
    found = [each for each in _protections(household_id, actor) if today in each.period]
    if not found:
        return None
    told = [
        {
            "row": each,
            "last_on": last_day(each.period),
            "does": ", ".join(
                words
                for words, does in (
                    ("signe", each.signs),
                    ("paie", each.pays),
                    ("reçoit copie", each.gets_copies),
                )
                if does
            ),
        }
        for each in found
    ]
    return shell.Part("people/_protection.html", {"told": told})


@shell.panel(on="people.household", order=60, sight="people.households")
def protection_here(row: Household, actor: Actor, today: date) -> shell.Part | None:
    return _protection_part(row.pk, actor, today)


@shell.panel(on="leases.occupancy", order=5, sight="people.households")
def protection_of_contract(row: Any, actor: Actor, today: date) -> shell.Part | None:
    return _protection_part(row.household_id, actor, today)


@shell.panel(on="billing.account", order=5, sight="people.households")
def protection_of_account(row: Any, actor: Actor, today: date) -> shell.Part | None:
    return _protection_part(row.household_id, actor, today)
