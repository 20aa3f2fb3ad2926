"""Where each entry of the menu stands."""

from palier.base.ui.shell import order_menu

order_menu(
    [
        ("", ["ui.day", "access.counter"]),
        (
            "Accompagner",
            ["people.households", "support.measures", "access.requests", "access.visits"],
        ),
        ("Loger", ["housing.sites", "leases.occupancies"]),
        (
            "Gérer",
            ["billing.runs", "billing.notices", "billing.accounts", "bank.lines", "ledger.books"],
        ),
        (
            "L’association",
            [
                "people.bodies",
                "programmes.list",
                "documents.messages",
                "exchange.imports",
                "accounts.members",
                "accounts.card",
                "accounts.figures",
                "accounts.records",
                "rights.register",
            ],
        ),
    ]
)
