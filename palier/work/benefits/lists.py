from django.db.models import Count, Q, Sum
from django.urls import reverse

from palier.base.kit.typography import month_in_words
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage
from palier.work.benefits.models import Remittance

REMITTANCES = ListPage(
    title="Aides au logement",
    unit=("bordereau", "bordereaux"),
    lead=(
        "Ce que la CAF et la MSA disent avoir payé, personne par personne, contre leurs virements."
    ),
    rows=lambda actor: Remittance.objects.visible_to(actor).annotate(
        total=Sum("lines__amount"),
        unknown=Count("lines", filter=Q(lines__occupancy=None)),
    ),
    columns=[
        Column(
            "Mois",
            lambda row: month_in_words(row.month).capitalize(),
            sort="month",
            link=lambda row: reverse("benefits:remittance", args=[row.pk]),
        ),
        Column("Organisme", lambda row: row.agency, sort="agency"),
        Column("Fichier", lambda row: row.file_name, muted=True),
        Column("Montant (€)", lambda row: row.total, kind="money"),
        Column(
            "État",
            lambda row: (
                Chip("Rapproché", "", "check")
                if row.state == "settled"
                else Chip(f"{row.unknown} à reconnaître", "wait")
                if row.unknown
                else Chip("À rapprocher", "wait", "clock")
            ),
            kind="chip",
        ),
    ],
    sort="-month",
    search=("agency", "file_name"),
    filters=[
        Filter("etat", "État", lambda actor: Remittance.State.choices, lambda v: Q(state=v)),
    ],
    empty=Empty(
        "Aucun bordereau",
        "Importez celui du mois : chaque aide trouvera son ménage, et ce qui manque se verra.",
        "Importer un bordereau",
        "benefits:receive_remittance",
        "benefits.receive_remittance",
        "hand-raised",
    ),
    actions=(
        ("Loyers de juillet", "benefits:july", "table-cells", ""),
        ("Aides qui manquent", "benefits:missing", "exclamation-triangle", ""),
        (
            "Importer un bordereau",
            "benefits:receive_remittance",
            "arrow-up-tray",
            "benefits.receive_remittance",
        ),
    ),
    file_name="bordereaux",
)
