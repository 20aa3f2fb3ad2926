from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.reads import colleagues
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.base.ui.shell import tone_of
from palier.work.support.models import Measure, MeasureState


def _end(measure: Measure) -> Chip:
    if measure.state == MeasureState.ENDED:
        return Chip(f"Terminée : {measure.get_end_reason_display()}")
    if measure.planned_end_on is None:
        return Chip("en cours", "", "check")
    tone = tone_of(measure.planned_end_on, timezone.localdate())
    return Chip(
        f"fin prévue le {measure.planned_end_on:%d/%m/%Y}", tone, "" if tone else "calendar"
    )


def _workers(actor: Actor) -> list[tuple[str, str]]:
    return [(str(user.pk), user.short_name) for user in colleagues(actor)]


MEASURES = ListPage(
    title="Accompagnements",
    unit=("mesure", "mesures"),
    lead="Qui accompagne qui, sous quel dispositif, jusqu’à quand.",
    rows=lambda actor: Measure.objects.visible_to(actor).select_related(
        "household", "programme", "caseworker"
    ),
    columns=[
        Column(
            "Ménage",
            lambda m: m.household.name,
            sort="household__sort_name",
            link=lambda m: reverse("people:household", args=[m.household_id]),
        ),
        Column("Dispositif", lambda m: m.programme.name, sort="programme__name"),
        Column("Référent", lambda m: m.caseworker.short_name, sort="caseworker__first_name"),
        Column("Depuis le", lambda m: m.period.lower, kind="day", sort="period"),
        Column("État", _end, kind="chip"),
    ],
    sort="household__sort_name",
    search=("household__sort_name",),
    search_label="Ménage",
    filters=[
        Filter("etat", "État", lambda actor: MeasureState.choices, lambda v: Q(state=v)),
        Filter("referent", "Référent", _workers, lambda v: Q(caseworker=v)),
        Filter(
            "fin",
            "Fin prévue",
            lambda actor: [("30", "d’ici 30 jours"), ("0", "dépassée")],
            lambda v: Q(
                state="active", planned_end_on__lte=timezone.localdate() + timedelta(days=int(v))
            ),
        ),
    ],
    empty=Empty(
        "Aucun accompagnement",
        "Ouvrez-en un depuis le dossier d’un ménage.",
        "Choisir un ménage",
        "people:households",
        "support.open_measure",
        "map",
    ),
    file_name="accompagnements",
)
