from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell

declare_sights(
    {
        "accounts.members": "les accès : qui travaille ici et dans quels rôles",
        "journal.records": "le journal : qui a fait quoi",
    }
)
shell.menu(
    shell.MenuEntry(
        "accounts.members", "Équipe et accès", "accounts:members", "user-group", "accounts.members"
    )
)
shell.menu(
    shell.MenuEntry(
        "accounts.card", "L’association", "accounts:card", "identification", "accounts.members"
    )
)
shell.menu(
    shell.MenuEntry(
        "accounts.figures",
        "Réglages",
        "accounts:figures",
        "adjustments-horizontal",
        "accounts.members",
    )
)
shell.menu(
    shell.MenuEntry(
        "accounts.records",
        "Journal",
        "accounts:records",
        "clipboard-document-list",
        "journal.records",
    )
)
