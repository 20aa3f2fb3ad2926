from datetime import date, timedelta

from django.db.models import Q, Sum
from django.urls import reverse

from palier.base.bank.models import (
    BankAccount,
    BatchState,
    LineState,
    SepaBatch,
    Statement,
    StatementLine,
)
from palier.base.kit.money import euros
from palier.base.kit.typography import plural
from palier.base.tenancy.actors import Actor
from palier.base.ui.books import by_entity
from palier.base.ui.lists import Chip, Column, Empty, Filter, ListPage

_STATE = {"waiting": ("wait", "clock"), "matched": ("", "check"), "set_aside": ("", "archive-box")}


def _state(line: StatementLine) -> Chip:
    tone, icon = _STATE[line.state]
    return Chip(line.get_state_display(), tone, icon, line.reason)  # type: ignore[arg-type]


def _accounts(actor: Actor) -> list[tuple[str, str]]:
    rows = BankAccount.objects.visible_to(actor).order_by("label", "pk")
    return [(str(pk), label) for pk, label in rows.values_list("pk", "label")]


LINES = ListPage(
    title="Encaissements",
    unit=("ligne", "lignes"),
    lead="Chaque ligne de relevé : ce qui est affecté, ce qui attend quelqu’un.",
    rows=lambda actor: StatementLine.objects.visible_to(actor).select_related(
        "statement__bank_account"
    ),
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
        Column("Compte", lambda line: line.statement.bank_account.label, muted=True),
        Column("État", _state, kind="chip"),
    ],
    sort="-on",
    search=("party", "text", "reference"),
    search_label="Nom, libellé, référence",
    filters=[
        Filter("etat", "État", lambda actor: LineState.choices, lambda value: Q(state=value)),
        Filter("compte", "Compte", _accounts, lambda v: Q(statement__bank_account=v)),
        by_entity("statement__bank_account__entity"),
    ],
    empty=Empty(
        "Aucun relevé pour l’instant",
        "Téléchargez un relevé (camt.053 ou CFONB120) depuis votre banque en ligne et importez-le : "
        "Palier reconnaît les paiements par leur référence, leur contrat ou leur IBAN.",
        "Importer un relevé",
        "bank:import_statement",
        "bank.import_statement",
        "banknotes",
    ),
    actions=(
        ("Compte d’attente", "bank:waiting", "clock", "bank.set_line_aside"),
        ("Rapprocher un mois", "bank:reconciliation", "scale", "bank.import_statement"),
        ("Remises SEPA", "bank:batches", "arrows-right-left", "bank.issue_batch"),
        ("Relevés", "bank:statements", "document-text", "bank.import_statement"),
        ("Importer un relevé", "bank:import_statement", "arrow-up-tray", "bank.import_statement"),
    ),
    file_name="encaissements",
)

STATEMENTS = ListPage(
    title="Relevés",
    unit=("relevé", "relevés"),
    rows=lambda actor: (
        Statement.objects.visible_to(actor).with_gap().select_related("bank_account")
    ),
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
                Chip("Un relevé manque avant", "wait", "", f"écart de {euros(each.gap)}")
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
        ("Comptes bancaires", "bank:bank_accounts", "building-library", "bank.import_statement"),
        ("Importer un relevé", "bank:import_statement", "arrow-up-tray", "bank.import_statement"),
    ),
    file_name="releves",
)


def _waits(line: StatementLine, today: date) -> Chip:
    """How long a line has waited: a month is long, two hurt."""
    days = (today - line.on).days
    words = plural(days, "jour")
    if days > 60:
        return Chip(words, "bad", "exclamation-triangle", "À régler avant la clôture")
    return Chip(words, "wait" if days > 30 else "", "clock")


def waiting_on(today: date) -> ListPage:
    """What lies in account 471 on a day, the oldest first."""
    return ListPage(
        title="Compte d’attente",
        unit=("ligne", "lignes"),
        lead="L’argent reçu ou sorti dont personne n’a encore dit à qui il est : compte 471.",
        rows=lambda actor: (
            StatementLine.objects.visible_to(actor)
            .filter(
                Q(state=LineState.WAITING) | Q(state=LineState.SET_ASIDE, aside_entry=None),
                waiting_entry__isnull=False,
            )
            .select_related("statement__bank_account")
        ),
        columns=[
            Column(
                "De qui",
                lambda line: line.party or line.text or "Sans nom",
                sort="party",
                link=lambda line: reverse("bank:line", args=[line.pk]),
            ),
            Column("Date", lambda line: line.on, kind="day", sort="on"),
            Column("Attend depuis", lambda line: _waits(line, today), kind="chip"),
            Column(
                "Montant (€)",
                lambda line: line.amount,
                kind="money",
                sort="amount",
                total="amount",
            ),
            Column("Libellé", lambda line: line.text or line.reference, muted=True),
            Column("Compte", lambda line: line.statement.bank_account.label, muted=True),
        ],
        sort="on",
        search=("party", "text", "reference"),
        filters=[
            Filter(
                "age", "Âge", lambda actor: _AGES, lambda value: Q(on__lt=_since(value, today))
            ),
            Filter("compte", "Compte", _accounts, lambda v: Q(statement__bank_account=v)),
        ],
        empty=Empty(
            "Rien n’attend", "Chaque ligne de relevé a trouvé à qui elle est.", icon="check"
        ),
        file_name="compte-d-attente",
    )


_AGES = [("30", "plus de 30 jours"), ("60", "plus de 60 jours"), ("90", "plus de 90 jours")]


def _since(days: str, today: date) -> date:
    return today - timedelta(days=int(days))


_BATCH = {
    "issued": ("wait", "clock"),
    "settled": ("", "check"),
    "cancelled": ("", "x-mark"),
    "rejected": ("bad", "arrow-uturn-left"),
}


def state_of(batch: SepaBatch) -> Chip:
    """Where a batch stands, in a word."""
    tone, icon = _BATCH[batch.state]
    return Chip(batch.get_state_display().capitalize(), tone, icon)  # type: ignore[arg-type]


BATCHES = ListPage(
    title="Remises SEPA",
    unit=("remise", "remises"),
    lead="Les virements et les prélèvements remis à la banque, et ce qu’elle en a dit.",
    rows=lambda actor: (
        SepaBatch.objects.visible_to(actor)
        .select_related("bank_account")
        .annotate(total=Sum("items__amount"))
    ),
    columns=[
        Column(
            "Remise",
            lambda row: row.reference,
            sort="number",
            link=lambda row: reverse("bank:batch", args=[row.pk]),
        ),
        Column("Objet", lambda row: row.label),
        Column("Nature", lambda row: row.get_kind_display(), muted=True),
        Column("Exécution", lambda row: row.on, kind="day", sort="on"),
        Column("Montant (€)", lambda row: row.total, kind="money"),
        Column("Compte", lambda row: row.bank_account.label, muted=True),
        Column("État", state_of, kind="chip"),
    ],
    sort="-number",
    search=("label",),
    filters=[
        Filter("etat", "État", lambda actor: BatchState.choices, lambda v: Q(state=v)),
        Filter("nature", "Nature", lambda actor: SepaBatch.Kind.choices, lambda v: Q(kind=v)),
    ],
    empty=Empty(
        "Aucune remise",
        "Les loyers à prélever et les propriétaires à payer se remettent à la banque en un fichier.",
        icon="arrows-right-left",
    ),
    actions=(
        ("Importer des rejets", "bank:reject_items", "arrow-uturn-left", "bank.reject_items"),
    ),
    file_name="remises",
)
