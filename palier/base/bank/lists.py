from django.db.models import Q
from django.urls import reverse

from palier.base.bank.models import LineState, Statement, StatementLine
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage

_STATE = {"waiting": ("wait", "clock"), "matched": ("", "check"), "set_aside": ("", "archive-box")}


def _state(line: StatementLine) -> Chip:
    tone, icon = _STATE[line.state]
    return Chip(line.get_state_display(), tone, icon, line.reason)  # type: ignore[arg-type]


LINES = ListPage(
    title="Encaissements",
    unit=("ligne", "lignes"),
    lead="Chaque ligne de relevé : ce qui est affecté, ce qui attend quelqu’un.",
    rows=lambda actor: StatementLine.objects.visible_to(actor),
    columns=[
        Column(
            "De qui",
            lambda line: line.party or "Sans nom",
            sort="party",
            link=lambda line: reverse("bank:line", args=[line.pk]),
        ),
        Column("Date", lambda line: line.on, kind="day", sort="on"),
        Column(
            "Montant (€)", lambda line: line.amount, kind="money", sort="amount", total="amount"
        ),
        Column("Libellé", lambda line: line.text or line.reference, muted=True),
        Column("État", _state, kind="chip"),
    ],
    sort="-on",
    search=("party", "text", "reference"),
    search_label="Nom, libellé, référence",
    filters=[
        Filter("etat", "État", lambda actor: LineState.choices, lambda value: Q(state=value))
    ],
    empty=Empty(
        "Aucun relevé pour l’instant",
        "Téléchargez un relevé camt.053 depuis votre banque en ligne et importez-le : "
        "Palier reconnaît les paiements par leur référence, leur contrat ou leur IBAN.",
        "Importer un relevé",
        "bank:import_statement",
        "bank.import_statement",
        "banknotes",
    ),
    actions=(
        ("Relevés", "bank:statements", "document-text", "bank.import_statement"),
        ("Importer un relevé", "bank:import_statement", "arrow-up-tray", "bank.import_statement"),
    ),
    file_name="encaissements",
)

STATEMENTS = ListPage(
    title="Relevés",
    unit=("relevé", "relevés"),
    rows=lambda actor: Statement.objects.visible_to(actor).select_related("bank_account"),
    columns=[
        Column("Relevé", lambda each: each.reference, sort="reference"),
        Column("Compte", lambda each: each.bank_account.label, muted=True),
        Column("Du", lambda each: each.opening_on, kind="day"),
        Column("Au", lambda each: each.closing_on, kind="day", sort="closing_on"),
        Column("Départ (€)", lambda each: each.opening, kind="money"),
        Column("Arrivée (€)", lambda each: each.closing, kind="money"),
        Column(
            "Suite",
            lambda each: (
                Chip("Un relevé manque avant", "wait", "", f"écart de {each.gap} €")
                if each.gap
                else Chip("à la suite", "", "check")
            ),
            kind="chip",
        ),
    ],
    sort="-closing_on",
    search=("reference",),
    empty=Empty("Aucun relevé", "Importez le premier depuis votre banque en ligne."),
    actions=(
        ("Ajouter un compte bancaire", "bank:add_bank_account", "plus", "bank.add_bank_account"),
        ("Importer un relevé", "bank:import_statement", "arrow-up-tray", "bank.import_statement"),
    ),
    file_name="releves",
)
