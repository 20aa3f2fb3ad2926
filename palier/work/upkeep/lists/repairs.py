from datetime import date

from django.db.models import F, Q
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.law.dates import add_months
from palier.law.repairs import repair_items
from palier.work.upkeep.models import LIVING, RepairRequest, RequestState, WorkOrder

TONES = {"emergency": "bad", "urgent": "wait"}


def state_of(row: RepairRequest, today: date) -> Chip:
    """Where a request stands, and whether it is late."""
    late = row.state in LIVING and row.state != "handed_on" and row.due_on < today
    why = f"avant le {day_in_words(row.due_on, short=True)}" if row.state in LIVING else ""
    if late:
        return Chip(row.get_state_display(), "bad", "", f"en retard, {why}")
    tone = {"open": "wait", "closed": "ok"}.get(row.state, "")
    return Chip(row.get_state_display(), tone, "", why)  # type: ignore[arg-type]


PERIODS = [
    ("demandees", "demandées depuis un an"),
    ("faites", "faites depuis un an"),
    ("closes", "closes depuis un an"),
]


def _in_a_year(what: str, today: date) -> Q:
    """What the figures count: asked for, done or closed in the year that ends today."""
    year = add_months(today, -12)
    if what == "faites":
        return Q(pk__in=WorkOrder.objects.filter(done_on__gte=year).values("request"))
    return Q(closed_on__gte=year) if what == "closes" else Q(reported_on__gte=year)


def requests_of(today: date) -> ListPage:
    """Requests for repair, and which are late on a day."""
    return ListPage(
        title="Demandes techniques",
        unit=("demande", "demandes"),
        lead="Ce qui est cassé, qui le paie, qui vient et quand.",
        rows=lambda actor: RepairRequest.objects.visible_to(actor).select_related("place__site"),
        columns=[
            Column(
                "Demande",
                lambda row: row.title,
                sort="title",
                link=lambda row: reverse("upkeep:request", args=[row.pk]),
            ),
            Column("Où", lambda row: f"{row.place.site.name}, {row.place.label}"),
            Column("Quoi", lambda row: row.get_item_display(), muted=True),
            Column(
                "Urgence",
                lambda row: Chip(row.get_urgency_display(), TONES.get(row.urgency, "")),  # type: ignore[arg-type]
                kind="chip",
                sort="urgency",
            ),
            Column("Payée par", lambda row: row.get_payer_display()),
            Column("Demandée le", lambda row: row.reported_on, kind="day", sort="reported_on"),
            Column("État", lambda row: state_of(row, today), kind="chip", sort="due_on"),
        ],
        sort="-reported_on",
        search=("title", "place__label"),
        filters=[
            Filter(
                "etat",
                "État",
                lambda actor: [
                    ("vivantes", "en cours"),
                    ("retard", "en retard"),
                    *RequestState.choices,
                ],
                lambda v: (
                    Q(state__in=LIVING)
                    if v == "vivantes"
                    else Q(state__in=["open", "ordered", "done"], due_on__lt=today)
                    | Q(closed_on__gt=F("due_on"))
                    if v == "retard"
                    else Q(state=v)
                ),
            ),
            Filter(
                "urgence",
                "Urgence",
                lambda actor: RepairRequest.Urgency.choices,
                lambda v: Q(urgency=v),
            ),
            Filter("quoi", "Quoi", lambda actor: repair_items(), lambda v: Q(item=v)),
            Filter(
                "payeur",
                "Payée par",
                lambda actor: RepairRequest.Payer.choices,
                lambda v: Q(payer=v),
            ),
            Filter(
                "avis",
                "Avis du ménage",
                lambda actor: RepairRequest.Pleased.choices,
                lambda v: Q(pleased=v),
            ),
            Filter("periode", "Période", lambda actor: PERIODS, lambda v: _in_a_year(v, today)),
            by_site("place__site"),
        ],
        actions=(
            ("Ma tournée", "upkeep:day", "truck", "upkeep.finish_order"),
            ("Noter une demande", "upkeep:report_repair", "plus", "upkeep.report_repair"),
        ),
        empty=Empty(
            "Rien à réparer",
            "Une demande se note depuis un logement, un appel ou une tournée.",
            "Noter une demande",
            "upkeep:report_repair",
            "upkeep.report_repair",
            icon="wrench-screwdriver",
        ),
        file_name="demandes-techniques",
    )
