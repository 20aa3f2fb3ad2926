from django.db.models import Q, Sum
from django.urls import reverse

from palier.base.ledger.models import Entry
from palier.base.ui.lists import Column, Empty, Filter, ListPage

ENTRIES = ListPage(
    title="Écritures",
    unit=("écriture", "écritures"),
    rows=lambda actor: Entry.objects.visible_to(actor).annotate(amount=Sum("lines__debit")),
    columns=[
        Column(
            "Numéro",
            lambda entry: entry.number,
            sort="number",
            link=lambda entry: reverse("ledger:entry", args=[entry.pk]),
        ),
        Column("Date", lambda entry: entry.on, kind="day", sort="on"),
        Column("Journal", lambda entry: entry.get_daybook_display(), muted=True),
        Column("Pièce", lambda entry: entry.piece),
        Column("Libellé", lambda entry: entry.label, muted=True),
        Column("Montant (€)", lambda entry: entry.amount, kind="money"),
    ],
    sort="-number",
    search=("label", "piece"),
    search_label="Libellé ou pièce",
    filters=[
        Filter("journal", "Journal", lambda actor: Entry.Daybook.choices, lambda v: Q(daybook=v))
    ],
    empty=Empty(
        "Aucune écriture",
        "Le premier quittancement et le premier relevé de banque écriront ici.",
        icon="book-open",
    ),
    file_name="ecritures",
)
