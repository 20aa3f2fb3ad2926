"""Where each entry of the menu stands."""

from palier.base.ui.shell import order_dock, order_menu

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
        (
            "Loger",
            [
                "sourcing.board",
                "housing.sites",
                "leases.occupancies",
                "sliding.slides",
                "admissions.candidacies",
                "residences.houses",
                "residences.incidents",
                "halting.sites",
                "neighbourhood.quarters",
                "upkeep.day",
                "upkeep.requests",
                "upkeep.refits",
                "upkeep.maintenance",
            ],
        ),
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
                "suppliers.invoices",
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
                "accounts.security",
                "rights.register",
            ],
        ),
    ]
)
order_dock(
    {
        "host": ["ui.day", "residences.houses", "upkeep.requests"],
        "site_manager": ["ui.day", "halting.sites", "upkeep.requests"],
        "technician": ["ui.day", "upkeep.day", "upkeep.requests"],
    }
)
