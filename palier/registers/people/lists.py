from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat
from django.urls import reverse

from palier.base.ui.lists import Column, Empty, Filter, ListPage
from palier.registers.people.models import Body, Household, HouseholdMember

PEOPLE = Subquery(
    HouseholdMember.objects.filter(household=OuterRef("pk"))
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
        Column(
            "Dossier ouvert le",
            lambda household: household.opened_on,
            kind="day",
            sort="opened_on",
        ),
    ],
    sort="sort_name",
    search=("sort_name", "people"),
    filters=[
        Filter(
            "dossier",
            "Dossier",
            lambda actor: [("ouvert", "ouverts"), ("clos", "clos")],
            lambda v: Q(closed_on__isnull=v == "ouvert"),
        )
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

BODIES = ListPage(
    title="Structures",
    unit=("structure", "structures"),
    lead="Propriétaires, financeurs, prescripteurs, partenaires.",
    rows=lambda actor: Body.objects.visible_to(actor),
    columns=[
        Column(
            "Nom",
            lambda body: body.name,
            sort="sort_name",
            link=lambda body: reverse("people:body", args=[body.pk]),
        ),
        Column(
            "En tant que", lambda body: ", ".join(Body.Kind(kind).label for kind in body.kinds)
        ),
        Column("Commune", lambda body: body.town, sort="town", muted=True),
        Column("Téléphone", lambda body: body.phone, muted=True),
    ],
    sort="sort_name",
    search=("sort_name", "town"),
    filters=[
        Filter(
            "genre",
            "En tant que",
            lambda actor: Body.Kind.choices,
            lambda v: Q(kinds__contains=[v]),
        )
    ],
    empty=Empty(
        "Aucune structure",
        "Un propriétaire pour une prise à bail, un financeur pour un dispositif.",
        "Ajouter une structure",
        "people:add_body",
        "people.add_body",
        "building-library",
    ),
    actions=(("Ajouter une structure", "people:add_body", "plus", "people.add_body"),),
    file_name="structures",
)
