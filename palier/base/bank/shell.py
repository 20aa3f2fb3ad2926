from datetime import date

from palier.base.bank.models import LineState, StatementLine
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
