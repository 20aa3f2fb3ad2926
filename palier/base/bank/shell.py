from datetime import date

from django.db.models import Min, Q
from django.urls import reverse

from palier.base.bank.models import (
    BankAccount,
    BatchState,
    LineState,
    Reconciliation,
    SepaBatch,
    Statement,
    StatementLine,
)
from palier.base.bank.reconciling import month_sheet
from palier.base.kit.typography import day_in_words, month_in_words, plural
from palier.base.ledger.models import Entry, FiscalYear
from palier.base.ledger.month_end import Point
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import LegalEntity
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line
from palier.base.ui.having import Rows
from palier.base.ui.spreadsheets import Sheet
from palier.law.dates import Month

declare_sights({"bank.statements": "les relevés de banque et leurs lignes"})
shell.menu(
    shell.MenuEntry(
        "bank.lines",
        "Encaissements",
        "bank:lines",
        "banknotes",
        "bank.statements",
        short="Banque",
    )
)
shell.add(
    shell.AddEntry(
        60,
        "Un relevé de banque",
        "Importer un relevé",
        "bank:import_statement",
        "arrow-up-tray",
        "bank.import_statement",
    )
)


@shell.panel(on="bank.line", order=5, sight="bank.statements")
def one_of_our_batches(row: StatementLine, actor: Actor, today: date) -> shell.Part | None:
    """Of a line that is understood: the batch that it is, or what it brought back of one."""
    if row.state != LineState.MATCHED:
        return None
    batches = SepaBatch.objects.visible_to(actor)
    lines = [
        Line(
            f"C’est la remise {each.reference}",
            f"{each.label}, préparée le {day_in_words(each.made_on)}",
            reverse("bank:batch", args=[each.pk]),
            "link",
        )
        for each in batches.filter(line=row)
    ]
    lines += [
        Line(
            f"Rejet de la remise {each.reference}",
            each.label,
            reverse("bank:batch", args=[each.pk]),
            "link",
        )
        for each in batches.filter(items__reject_line=row).exclude(line=row).distinct()
    ]
    card = Card("Ce que c’est", lines)
    return shell.Part("ui/parts/card.html", {"card": card}) if lines else None


@shell.todo_source(
    on="ui.day",
    sight="bank.statements",
    has=[Rows(StatementLine, only=(("state", LineState.WAITING),))],
)
def lines_to_understand(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    waiting = StatementLine.objects.visible_to(actor).filter(state=LineState.WAITING)
    oldest = waiting.order_by("on", "pk").values_list("on", flat=True).first()
    if oldest is None:
        return []
    return [
        shell.Todo(
            f"Comprendre {waiting.count()} lignes de banque",
            "/encaissements/?etat=waiting",
            f"La plus ancienne attend depuis {(today - oldest).days} jours.",
            today,
        )
    ]


@shell.answers("ledger.owner_of")
def lines_of_statements(entry: Entry) -> str:
    """The bank line or the opening balance that an entry was posted for."""
    line = StatementLine.objects.filter(Q(waiting_entry=entry) | Q(aside_entry=entry)).first()
    if line is not None:
        return f"la ligne de banque du {day_in_words(line.on)}"
    account = BankAccount.objects.filter(opening_entry=entry).first()
    return f"le solde de départ de « {account.label} »" if account else ""


@shell.answers("ledger.month_points")
def bank_points(entity: LegalEntity, month: Month) -> list[Point]:
    """Each account reconciled at the last day; lines that nobody understood; files not seen back."""
    accounts = BankAccount.objects.filter(entity=entity).order_by("label", "pk")
    return [*(_reconciled(each, month) for each in accounts), *_waiting(entity, month)]


def _reconciled(account: BankAccount, month: Month) -> Point:
    done = Reconciliation.objects.filter(bank_account=account, month=month.first).exists()
    told = Statement.objects.filter(bank_account=account).aggregate(first=Min("opening_on"))
    if told["first"] is None or told["first"] > month.last:
        return Point(f"Banque « {account.label} »", fine="Pas encore ouverte ce mois-là")
    left = "" if done else month_sheet(account, month).obstacle
    return Point(
        f"Banque « {account.label} »",
        "" if done else left or "Les soldes s’accordent : dites le mois rapproché",
        "Rapprochée",
        f"{reverse('bank:reconciliation')}?compte={account.pk}&mois={month}",
    )


def _waiting(entity: LegalEntity, month: Month) -> list[Point]:
    lines = StatementLine.objects.filter(
        statement__bank_account__entity=entity, state=LineState.WAITING, on__lte=month.last
    ).count()
    files = SepaBatch.objects.filter(
        bank_account__entity=entity, state=BatchState.ISSUED, on__lte=month.last
    ).count()
    return [
        Point(
            "Lignes de banque à comprendre",
            plural(lines, "ligne") if lines else "",
            "Aucune",
            f"{reverse('bank:lines')}?etat=waiting&entite={entity.pk}",
        ),
        Point(
            "Remises à la banque",
            f"{plural(files, 'remise')} sans ligne de relevé" if files else "",
            "Toutes vues à la banque",
            reverse("bank:batches") + "?etat=issued",
        ),
    ]


@shell.answers("ledger.year_sheets")
def reconciled_months(year: FiscalYear) -> list[Sheet]:
    """What was said reconciled in the year, account by account."""
    rows = Reconciliation.objects.filter(
        bank_account__entity=year.entity,
        month__gte=year.period.lower,
        month__lte=year.last_on,
    ).select_related("bank_account")
    return [
        Sheet(
            "Rapprochements",
            ["Compte", "IBAN", "Mois", "Solde (€)", "Dont en attente (€)", "Rapproché le"],
            [
                (
                    row.bank_account.label,
                    row.bank_account.iban,
                    month_in_words(row.month),
                    row.balance,
                    row.in_waiting,
                    row.at,
                )
                for row in rows.order_by("bank_account__label", "month")
            ],
            [28, 32, 20, 16, 20, 20],
        )
    ]
