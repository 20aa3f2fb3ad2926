"""Where each entry of the menu stands."""

from palier.base.ui.shell import order_menu

order_menu(
    [
        ("", ["ui.day", "access.counter", "support.week"]),
        (
            "Accueillir",
            [
                "access.visits",
                "access.sessions",
                "access.requests",
                "access.referrals",
                "access.workshops",
                "access.rounds",
            ],
        ),
        (
            "Accompagner",
            [
                "people.households",
                "support.measures",
                "casework.rights",
                "support.cohorts",
                "casework.handouts",
                "casework.practice_reviews",
            ],
        ),
        ("Loger", ["sourcing.board", "housing.sites", "leases.occupancies", "leases.slides"]),
        (
            "Gérer",
            [
                "billing.runs",
                "billing.notices",
                "billing.accounts",
                "arrears.cases",
                "eviction.procedures",
                "bank.lines",
                "benefits.remittances",
                "charges.years",
                "owners.dues",
                "billing.figures",
                "ledger.books",
            ],
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
