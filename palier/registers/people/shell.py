from datetime import date
from typing import Any

from django.urls import reverse

from palier.base.documents.holding import may_hold_files
from palier.base.kit.memo import once
from palier.base.kit.periods import last_day
from palier.base.kit.rows import name_of
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.having import Rows
from palier.base.ui.lists import Chip
from palier.base.ui.picking import pickable
from palier.registers.people import apart
from palier.registers.people.models import OPEN_BODIES, Body, Household, Person, Protection

declare_sights(
    {
        "people.households": "les dossiers des ménages : qui, où, depuis quand",
        "people.birth_dates": "les dates de naissance",
        "people.situations": "la situation des personnes : famille, travail, adresse où écrire",
        "people.nationalities": "la nationalité des personnes",
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
may_hold_files("people.household", sight="people.households", shown_empty=False)
pickable(
    Household,
    search=("sort_name", "members__person__sort_name"),
    called=lambda row: row.name,
    apart=apart.households,
)
pickable(Person, search=("sort_name",), apart=apart.persons)
pickable(
    Body,
    search=("sort_name", "town"),
    called=lambda row: row.name,
    apart=apart.bodies,
    offered=OPEN_BODIES,
)


def _protections(household_id: int, actor: Actor) -> list[Protection]:
    rows = Protection.objects.visible_to(actor).filter(person__households__household=household_id)
    told = rows.select_related("person").distinct().order_by("-period", "-pk")
    return once(("protections", household_id, actor.user_id), lambda: list(told))


_HOUSEHOLD = Household._meta.label_lower


@shell.answers("people.facts")
def protected_or_hidden(row: Household, actor: Actor, today: date) -> list[Chip]:
    """What nobody may overlook: a protection in force, an address kept secret."""
    told = [
        Chip(f"{each.get_kind_display().capitalize()} : {each.guardian}", "info", "shield-check")
        for each in (
            _protections(row.pk, actor)
            if shell.holds("people.household", row, PROTECTIONS)
            else []
        )
        if today in each.period
    ]
    if row.hidden_at:
        told.append(Chip("Adresse tenue secrète", "bad", "lock-closed"))
    if row.closed_on:
        told.append(
            Chip(
                f"Dossier clos le {day_in_words(row.closed_on)} : {row.closed_because}",
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


PROTECTIONS = Rows(Protection, "person__households__household")


@shell.panel(on="people.household", order=60, sight="people.households", has=[PROTECTIONS])
def protection_here(row: Household, actor: Actor, today: date) -> shell.Part | None:
    return _protection_part(row.pk, actor, today)


@shell.panel(on="leases.occupancy", order=5, sight="people.households")
def protection_of_contract(row: Any, actor: Actor, today: date) -> shell.Part | None:
    return _protection_part(row.household_id, actor, today)


@shell.panel(on="billing.account", order=5, sight="people.households")
def protection_of_account(row: Any, actor: Actor, today: date) -> shell.Part | None:
    return _protection_part(row.household_id, actor, today)


@shell.answers("people.verbs")
def verbs_of_the_file(row: Household, actor: Actor) -> list[dict[str, Any]]:
    """What happens to a file on some days."""
    acts = (
        ("people.add_person", "Ajouter une personne", "add_person", "user-plus", True),
        ("people.separate_household", "Séparation…", "separate_household", "users", True),
        (
            "people.record_protection",
            "Noter une protection",
            "record_protection",
            "shield-check",
            True,
        ),
        (
            "people.hide_address",
            "Adresse secrète…",
            "hide_address",
            "lock-closed",
            not row.hidden_at,
        ),
        (
            "people.show_address",
            "Lever le secret de l’adresse…",
            "show_address",
            "lock-open",
            row.hidden_at,
        ),
        (
            "people.close_household",
            "Clore le dossier…",
            "close_household",
            "archive-box",
            not row.closed_on,
        ),
        (
            "people.reopen_household",
            "Rouvrir le dossier…",
            "reopen_household",
            "arrow-path",
            row.closed_on,
        ),
    )
    found = [
        _act(label, f"people:{name}", row, sign)
        for action, label, name, sign, possible in acts
        if possible and actor.may(action)
    ]
    if actor.may("documents.keep_file"):
        url = reverse("documents:keep_file", args=[name_of(row)])
        found.append(
            {**_act("Joindre un document", "people:openings", row, "paper-clip"), "url": url}
        )
    return [*found, _act("Qui a ouvert ce dossier", "people:openings", row, "eye")]


def _act(label: str, url_name: str, row: Household, sign: str) -> dict[str, Any]:
    url = reverse(url_name, args=[row.pk])
    return {"label": label, "url": url, "icon": sign, "main": False, "group": "Le ménage"}


@shell.answers("ui.found")
def told_in_the_search(keys: list[str], actor: Actor, today: date) -> dict[str, str]:
    """Where each household found lives, who follows it: as where one chooses among households."""
    pks = [int(key.partition(":")[2]) for key in keys if key.startswith(f"{_HOUSEHOLD}:")]
    if not pks:
        return {}
    rows = list(Household.objects.visible_to(actor).filter(pk__in=pks))
    told = apart.households(rows, actor, today, named=False)
    return {f"{_HOUSEHOLD}:{pk}": words for pk, words in told.items()}
