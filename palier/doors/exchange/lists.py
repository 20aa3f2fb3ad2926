from django.db.models import Q
from django.urls import reverse

from palier.base.tenancy.walls import day_in
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.doors.exchange.models import ImportState, SheetImport
from palier.doors.exchange.recipes import RECIPES

_TONES = {
    "read": ("wait", "eye"),
    "queued": ("info", "arrow-path"),
    "done": ("", "check"),
    "undone": ("", "arrow-uturn-left"),
}


def _state(row: SheetImport) -> Chip:
    tone, icon = _TONES[row.state]
    return Chip(row.get_state_display().capitalize(), tone, icon)  # type: ignore[arg-type]


def _made(row: SheetImport) -> str:
    return ", ".join(f"{count} {name}" for name, count in row.counts.items())


IMPORTS = ListPage(
    title="Reprise de données",
    unit=("fichier", "fichiers"),
    lead="Ce que vous avez déjà, tel que c’est : rien n’est écrit avant votre oui, et tout "
    "s’annule tant que rien n’a été fait dessus.",
    rows=lambda actor: SheetImport.objects.visible_to(actor).select_related(
        "brought_by", "organisation"
    ),
    columns=[
        Column(
            "Fichier",
            lambda row: row.name,
            sort="name",
            link=lambda row: reverse("exchange:sheet", args=[row.pk]),
        ),
        Column("Contenu", lambda row: RECIPES[row.recipe].title.partition(" :")[0]),
        Column(
            "Apporté le",
            lambda row: day_in(row.organisation, row.brought_at),
            kind="day",
            sort="brought_at",
        ),
        Column(
            "Par",
            lambda row: row.brought_by.short_name if row.brought_by else "Palier",
            muted=True,
        ),
        Column("Créé", _made, muted=True),
        Column("État", _state, kind="chip"),
    ],
    sort="-brought_at",
    search=("name",),
    search_label="Nom du fichier",
    filters=[Filter("etat", "État", lambda actor: ImportState.choices, lambda v: Q(state=v))],
    empty=Empty(
        "Aucun fichier pour l’instant",
        "Commencez par le suivi locatif : lieux, propriétaires, ménages et contrats d’un coup. "
        "Les mesures et les soldes viennent après.",
        "Importer un tableau",
        "exchange:receive_sheet",
        "exchange.receive_sheet",
        "table-cells",
    ),
    actions=(
        ("Documents", "exchange:bring_papers", "paper-clip", "exchange.bring_papers"),
        ("Position de départ", "billing:opening", "scale", "billing.open_position"),
        ("Importer un tableau", "exchange:receive_sheet", "table-cells", "exchange.receive_sheet"),
    ),
    file_name="reprises",
)
