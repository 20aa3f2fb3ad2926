from django.db.models import Q
from django.urls import reverse

from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.work.charges.models import ChargeYear

YEARS = ListPage(
    title="Charges de l’année",
    unit=("exercice", "exercices"),
    lead="Ce que chaque immeuble a coûté, partagé entre ses ménages, moins les provisions.",
    rows=lambda actor: ChargeYear.objects.visible_to(actor).select_related("site", "building"),
    columns=[
        Column(
            "Immeuble",
            lambda row: row.building.name if row.building else row.site.name,
            sort="site__name",
            link=lambda row: reverse("charges:year", args=[row.pk]),
        ),
        Column("Du", lambda row: row.period.lower, kind="day", sort="period"),
        Column("Au", lambda row: row.last_on, kind="day"),
        Column(
            "État",
            lambda row: (
                Chip("Régularisé", "", "check")
                if row.state == "settled"
                else Chip("En préparation", "wait", "clock")
            ),
            kind="chip",
        ),
    ],
    sort="-period",
    search=("site__name", "building__name"),
    filters=[
        Filter("etat", "État", lambda actor: ChargeYear.State.choices, lambda v: Q(state=v)),
        by_site(),
    ],
    empty=Empty(
        "Aucun exercice de charges",
        "Les provisions se régularisent au moins une fois par an (loi n° 89-462, art. 23).",
        "Ouvrir un exercice",
        "charges:open_charge_year",
        "charges.open_charge_year",
        "calculator",
    ),
    actions=(
        ("Ouvrir un exercice", "charges:open_charge_year", "plus", "charges.open_charge_year"),
    ),
    file_name="charges",
)
