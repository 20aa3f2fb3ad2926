from collections.abc import Sequence
from typing import Any

from django.db.models import Q, Sum
from django.urls import reverse

from palier.base.kit.typography import plural
from palier.base.ledger.models import Account, Entry, Line
from palier.base.ledger.reads import running
from palier.base.tenancy.actors import Seen
from palier.base.ui.books import by_entity
from palier.base.ui.lists import Column, Empty, Filter, ListPage


def _say_of_whom(entries: Sequence[Any], seen: Seen) -> None:
    """Whose parts of accounts an entry moves; one query."""
    told: dict[int, list[str]] = {}
    lines = Line.objects.filter(entry__in=entries, auxiliary__isnull=False)
    for entry, label in lines.values_list("entry_id", "auxiliary__label").distinct():
        told.setdefault(entry, []).append(label)
    for entry in entries:
        entry.whose = sorted(told.get(entry.pk, []))


def _of_whom(entry: Any) -> str:
    most = 2
    more = len(entry.whose) - most
    named = ", ".join(entry.whose[:most])
    return f"{named} et {plural(more, 'autre')}" if more > 0 else named


ENTRIES = ListPage(
    title="Écritures",
    unit=("écriture", "écritures"),
    rows=lambda actor: Entry.objects.visible_to(actor).annotate(amount=Sum("lines__debit")),
    columns=[
        Column(
            "Numéro",
            lambda entry: entry.reference,
            sort="number",
            link=lambda entry: reverse("ledger:entry", args=[entry.pk]),
        ),
        Column("Date", lambda entry: entry.on, kind="day", sort="on"),
        Column("Journal", lambda entry: entry.get_daybook_display(), muted=True),
        Column("Pièce", lambda entry: entry.piece),
        Column("Libellé", lambda entry: entry.label, muted=True),
        Column("De qui", _of_whom),
        Column("Montant (€)", lambda entry: entry.amount, kind="money"),
    ],
    sort="-number",
    search=("label", "piece", "lines__auxiliary__label"),
    search_label="Libellé, pièce ou nom",
    prepare=_say_of_whom,
    filters=[
        by_entity(),
        Filter("journal", "Journal", lambda actor: Entry.Daybook.choices, lambda v: Q(daybook=v)),
    ],
    empty=Empty(
        "Aucune écriture",
        "Le premier quittancement et le premier relevé de banque écriront ici.",
        icon="book-open",
    ),
    file_name="ecritures",
)


def lines_of(account: Account) -> ListPage:
    """The ledger of an account: every line, and what it comes to so far (grand livre)."""
    return ListPage(
        title=f"{account.code} {account.label}",
        unit=("ligne", "lignes"),
        lead="Le grand livre de ce compte.",
        rows=lambda actor: running(
            Line.objects.visible_to(actor).filter(account=account)
        ).select_related("entry", "auxiliary", "centre"),
        columns=[
            Column("Date", lambda line: line.on, kind="day", sort="on"),
            Column(
                "Écriture",
                lambda line: line.entry.reference,
                link=lambda line: reverse("ledger:entry", args=[line.entry_id]),
            ),
            Column("Libellé", lambda line: line.entry.label, muted=True),
            Column(
                "Auxiliaire",
                lambda line: line.auxiliary.label if line.auxiliary else "",
                muted=True,
            ),
            Column("Débit (€)", lambda line: line.debit or None, kind="money", total="debit"),
            Column("Crédit (€)", lambda line: line.credit or None, kind="money", total="credit"),
            Column("Solde (€)", lambda line: line.running, kind="money"),
        ],
        sort="-on",
        search=("entry__label", "entry__piece", "auxiliary__label"),
        search_label="Libellé, pièce, auxiliaire",
        empty=Empty("Aucune ligne", "Rien n’a été passé sur ce compte.", icon="book-open"),
        file_name=f"compte-{account.code}",
    )
