from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import DateField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat, Now
from django.urls import reverse

from palier.base.tenancy.actors import Seen
from palier.base.ui import shell
from palier.base.ui.lists import Column, Empty, Filter, ListPage
from palier.registers.people.following import WHOSE, whose
from palier.registers.people.models import Household, HouseholdMember

PEOPLE = Subquery(
    HouseholdMember.objects.filter(
        household=OuterRef("pk"), period__contains=Cast(Now(), DateField())
    )
    .order_by()
    .values("household")
    .annotate(
        names=StringAgg(
            Concat("person__first_name", Value(" "), "person__last_name"),
            delimiter=", ",
            order_by="pk",
        )
    )
    .values("names")
)


def _at_a_glance(rows: Sequence[Household], seen: Seen) -> None:
    """What rooms above know of these households: home, referent, last contact, next date."""
    told: dict[int, dict[str, Any]] = {}
    for answer in shell.ask("people.at_a_glance", rows, seen.actor, seen.today):
        for pk, facts in answer.items():
            told.setdefault(pk, {}).update(facts)
    for row in rows:
        row.glance = told.get(row.pk, {})  # type: ignore[attr-defined]


def _glance(name: str) -> Callable[[Any], Any]:
    return lambda household: household.glance.get(name, "")


HOUSEHOLDS = ListPage(
    title="Ménages",
    unit=("ménage", "ménages"),
    rows=lambda actor: (
        Household.objects.visible_to(actor).filter(merged_into=None).annotate(people=PEOPLE)
    ),
    columns=[
        Column(
            "Ménage",
            lambda household: household.name,
            sort="sort_name",
            link=lambda household: reverse("people:household", args=[household.pk]),
        ),
        Column("Personnes", lambda household: household.people, muted=True),
        Column("Logement", _glance("home")),
        Column("Suivi par", _glance("referent")),
        Column("Dernier contact", _glance("last_on"), kind="day"),
        Column("Prochain rendez-vous", _glance("next_on"), kind="day"),
        Column(
            "Dossier ouvert le",
            lambda household: household.opened_on,
            kind="day",
            sort="opened_on",
        ),
    ],
    sort="sort_name",
    search=("sort_name", "people"),
    prepare=_at_a_glance,
    filters=[
        Filter(
            "qui",
            "Suivis",
            lambda actor: WHOSE,
            where_of=whose,
        ),
        Filter(
            "dossier",
            "Dossier",
            lambda actor: [("ouvert", "ouverts"), ("clos", "clos")],
            lambda v: Q(closed_on__isnull=v == "ouvert"),
        ),
    ],
    search_label="Nom d’un ménage ou d’une personne",
    empty=Empty(
        "Aucun ménage pour l’instant",
        "Un dossier s’ouvre avec un prénom ou un surnom ; le reste vient après. "
        "Un passage à l’accueil peut aussi devenir un dossier, sans rien retaper.",
        "Ouvrir un dossier",
        "people:open_household",
        "people.open_household",
        "users",
    ),
    actions=(
        ("Doublons", "people:possible_duplicates", "document-duplicate", "people.merge_persons"),
        ("Ouvrir un dossier", "people:open_household", "plus", "people.open_household"),
    ),
    file_name="menages",
)
