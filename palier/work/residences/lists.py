from django.db.models import Q
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.models import Site
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage, by_site
from palier.work.residences.models import Incident, IncidentState, LogEntry


def _entry_state(row: LogEntry) -> Chip:
    if row.kind != LogEntry.Kind.WATCH:
        return Chip(row.get_kind_display())
    if row.settled_on is not None:
        return Chip("réglé", "ok", "", f"le {day_in_words(row.settled_on, short=True)}")
    until = f"jusqu’au {day_in_words(row.watch_until, short=True)}" if row.watch_until else ""
    return Chip(row.get_kind_display(), "wait", "", until)


def logbook_of(site: Site) -> ListPage:
    """The book of one house."""
    return ListPage(
        title=f"Cahier de liaison, {site.name}",
        unit=("mot", "mots"),
        lead="Lu par les hôtes et l’astreinte. Ce qui est réservé ne l’est que par l’encadrement.",
        rows=lambda actor: (
            LogEntry.objects.visible_to(actor)
            .filter(site=site)
            .select_related("household", "author")
        ),
        columns=[
            Column("Écrit le", lambda row: row.written_at, kind="day", sort="written_at"),
            Column("Qui", lambda row: row.household.name if row.household else ""),
            Column("Mot", lambda row: row.text),
            Column("Sorte", _entry_state, kind="chip", sort="kind"),
            Column("Par", lambda row: row.author.short_name if row.author else "", muted=True),
        ],
        sort="-written_at",
        search=("text", "household__name"),
        filters=[
            Filter("sorte", "Sorte", lambda actor: LogEntry.Kind.choices, lambda v: Q(kind=v)),
            Filter(
                "suite",
                "Suite",
                lambda actor: [("ouvert", "à surveiller encore"), ("regle", "réglé")],
                lambda v: Q(kind="watch", settled_on__isnull=v == "ouvert"),
            ),
        ],
        empty=Empty(
            "Rien d’écrit encore",
            "Le cahier dit à qui prend la suite ce qu’il faut savoir.",
            icon="book-open",
        ),
        file_name="cahier-de-liaison",
    )


INCIDENTS = ListPage(
    title="Incidents",
    unit=("incident", "incidents"),
    lead="Ce qui est arrivé dans les maisons, et ce qui a été fait.",
    rows=lambda actor: Incident.objects.visible_to(actor).select_related("site", "household"),
    columns=[
        Column(
            "Incident",
            lambda row: row.get_kind_display(),
            sort="kind",
            link=lambda row: reverse("residences:incident", args=[row.pk]),
        ),
        Column("Maison", lambda row: row.site.name, sort="site__name"),
        Column("Quand", lambda row: row.happened_at, kind="day", sort="happened_at"),
        Column(
            "Gravité",
            lambda row: Chip("grave", "bad") if row.is_serious else "",
            kind="chip",
            sort="is_serious",
        ),
        Column(
            "État",
            lambda row: Chip(
                row.get_state_display(),
                "wait" if row.state == "open" else "ok",
                "",
                f"à revoir le {day_in_words(row.next_on, short=True)}" if row.next_on else "",
            ),
            kind="chip",
            sort="state",
        ),
    ],
    sort="-happened_at",
    search=("site__name",),
    filters=[
        Filter("etat", "État", lambda actor: IncidentState.choices, lambda v: Q(state=v)),
        Filter("nature", "Nature", lambda actor: Incident.Kind.choices, lambda v: Q(kind=v)),
        by_site("site", "maison", "Maison"),
    ],
    empty=Empty(
        "Aucun incident",
        "Un incident se note depuis la page d’une maison.",
        icon="bell-alert",
    ),
    file_name="incidents",
)
