from datetime import date

from django.db.models import Q

from palier.base.bank.models import BankAccount, LineState, StatementLine
from palier.base.ledger.models import Entry
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell

declare_sights({"bank.statements": "les relevés de banque et leurs lignes"})
shell.menu(
    shell.MenuEntry("bank.lines", "Encaissements", "bank:lines", "banknotes", "bank.statements")
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


@shell.todo_source(on="ui.day", sight="bank.statements")
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
        return f"la ligne de banque du {line.on:%d/%m/%Y}"
    account = BankAccount.objects.filter(opening_entry=entry).first()
    return f"le solde de départ de « {account.label} »" if account else ""
