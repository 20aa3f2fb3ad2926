from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell

declare_sights({"exchange.imports": "les reprises : fichiers apportés et ce qu’ils sont devenus"})
shell.menu(
    shell.MenuEntry(
        "exchange.imports",
        "Reprise de données",
        "exchange:imports",
        "arrow-up-on-square-stack",
        "exchange.imports",
        short="Reprise",
    )
)
shell.add(
    shell.AddEntry(
        80,
        "Un tableau à reprendre",
        "Importer un tableau",
        "exchange:receive_sheet",
        "table-cells",
        "exchange.receive_sheet",
    )
)
