from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell

declare_sights({"ledger.books": "la comptabilité : comptes, écritures, balance"})
shell.menu(
    shell.MenuEntry(
        "ledger.books", "Comptabilité", "ledger:books", "book-open", "ledger.books", short="Livres"
    )
)
