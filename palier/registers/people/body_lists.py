"""The list of the bodies we work with."""

from django.db.models import Q
from django.urls import reverse

from palier.base.ui.lists import Column, Empty, Filter, ListPage
from palier.registers.people.models import OPEN_BODIES, Body

STATES = [("ouvertes", "ouvertes"), ("fermees", "fermées")]

BODIES = ListPage(
    title="Structures",
    unit=("structure", "structures"),
    lead="Propriétaires, financeurs, prescripteurs, partenaires, fournisseurs.",
    rows=lambda actor: Body.objects.visible_to(actor).filter(merged_into=None),
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
        Column("État", lambda body: "fermée" if body.closed_on else "", muted=True),
    ],
    sort="sort_name",
    search=("sort_name", "town"),
    filters=[
        Filter(
            "genre",
            "En tant que",
            lambda actor: Body.Kind.choices,
            lambda v: Q(kinds__contains=[v]),
        ),
        Filter(
            "etat",
            "État",
            lambda actor: STATES,
            lambda v: Q(closed_on__isnull=False) if v == "fermees" else OPEN_BODIES,
        ),
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
