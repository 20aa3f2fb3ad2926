from datetime import date, timedelta

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.reads import colleagues
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.base.ui.shell import tone_of
from palier.registers.people.models import HouseholdMember
from palier.registers.programmes.models import Programme
from palier.work.support.models import OPEN, Measure, MeasureState, Review


def _end(measure: Measure, today: date) -> Chip:
    if measure.state == MeasureState.ENDED:
        return Chip(f"Terminée : {measure.get_end_reason_display()}")
    if measure.state == MeasureState.SUSPENDED:
        return Chip("suspendue", "wait", "pause")
    if measure.planned_end_on is None:
        return Chip("en cours", "", "check")
    tone = tone_of(measure.planned_end_on, today)
    return Chip(
        f"fin prévue le {day_in_words(measure.planned_end_on, short=True)}",
        tone,
        "" if tone else "calendar",
    )


def _workers(actor: Actor) -> list[tuple[str, str]]:
    return [(str(user.pk), user.short_name) for user in colleagues(actor)]


def _programmes(actor: Actor) -> list[tuple[str, str]]:
    rows = Programme.objects.visible_to(actor).order_by("name")
    return [(str(each.pk), each.name) for each in rows]


HEAD_NAME = Subquery(
    HouseholdMember.objects.filter(household=OuterRef("household"), place="head")
    .order_by("-pk")
    .annotate(full=Concat("person__first_name", Value(" "), "person__last_name"))
    .values("full")[:1]
)


def measures_of(today: date) -> ListPage:
    """Measures of support, and their end seen from a day."""
    return ListPage(
        title="Accompagnements",
        unit=("mesure", "mesures"),
        lead="Qui accompagne qui, sous quel dispositif, jusqu’à quand.",
        rows=lambda actor: (
            Measure.objects.visible_to(actor)
            .select_related("household", "programme", "caseworker")
            .annotate(head_name=HEAD_NAME)
        ),
        columns=[
            Column(
                "Ménage",
                lambda m: m.household.name,
                sort="household__sort_name",
                link=lambda m: reverse("people:household", args=[m.household_id]),
            ),
            Column("Personne", lambda m: m.head_name, muted=True),
            Column(
                "Dispositif",
                lambda m: m.programme.name,
                sort="programme__name",
                link=lambda m: reverse("support:measure", args=[m.pk]),
            ),
            Column("Prestation", lambda m: m.get_service_display(), sort="service", muted=True),
            Column("Référent", lambda m: m.caseworker.short_name, sort="caseworker__first_name"),
            Column("Depuis le", lambda m: m.period.lower, kind="day", sort="period"),
            Column("État", lambda m: _end(m, today), kind="chip"),
        ],
        sort="household__sort_name",
        search=("household__sort_name",),
        search_label="Ménage",
        filters=[
            Filter(
                "etat",
                "État",
                lambda actor: [("ouvertes", "ouvertes"), *MeasureState.choices],
                lambda v: Q(state__in=OPEN) if v == "ouvertes" else Q(state=v),
            ),
            Filter("referent", "Référent", _workers, lambda v: Q(caseworker=v)),
            Filter("dispositif", "Dispositif", _programmes, lambda v: Q(programme=v)),
            Filter(
                "nouvelles",
                "Dernière note",
                lambda actor: [("sans", "sans nouvelles depuis 30 jours")],
                lambda v: (
                    Q(state="active") & ~Q(household__notes__on__gte=today - timedelta(days=30))
                ),
            ),
            Filter(
                "fin",
                "Fin prévue",
                lambda actor: [("30", "d’ici 30 jours"), ("0", "dépassée")],
                lambda v: Q(state__in=OPEN, planned_end_on__lte=today + timedelta(days=int(v))),
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
        actions=(
            ("Bilans", "support:reviews", "document-text", "support.correct_review"),
            ("L’équipe", "support:team", "user-group", "support.write_note"),
            ("Mes ménages", "support:my_caseload", "users", "support.write_note"),
        ),
        file_name="accompagnements",
    )


REVIEWS = ListPage(
    title="Bilans",
    unit=("bilan", "bilans"),
    lead="Ce que les financeurs demandent, composé de ce qui est déjà dans les dossiers.",
    rows=lambda actor: Review.objects.visible_to(actor).select_related(
        "measure__household", "measure__programme", "worker", "author"
    ),
    columns=[
        Column(
            "De quoi",
            lambda r: r.measure.household.name if r.measure else f"Année {r.year}, {r.worker}",
            link=lambda r: reverse("support:review", args=[r.pk]),
        ),
        Column("Dispositif", lambda r: r.measure.programme.name if r.measure else ""),
        Column("Préparé le", lambda r: r.written_on, kind="day", sort="written_on"),
        Column("Par", lambda r: r.author.short_name, sort="author__first_name"),
        Column(
            "État",
            lambda r: Chip(r.get_state_display(), "ok" if r.state == "handed_in" else "wait"),
            kind="chip",
            sort="state",
        ),
    ],
    sort="-written_on",
    filters=[Filter("etat", "État", lambda actor: Review.State.choices, lambda v: Q(state=v))],
    empty=Empty(
        "Aucun bilan",
        "Un bilan se prépare depuis la page d’une mesure.",
        "Choisir une mesure",
        "support:measures",
        "support.draft_review",
        "document-text",
    ),
    actions=(
        (
            "Le bilan d’une année",
            "support:draft_year_review",
            "document-text",
            "support.draft_year_review",
        ),
    ),
    file_name="bilans",
)
