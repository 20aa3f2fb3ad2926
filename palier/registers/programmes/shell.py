from palier.base.ledger.models import Entry
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.registers.programmes.models import FundMove

declare_sights({"programmes.list": "les dispositifs et leurs financeurs"})
shell.menu(
    shell.MenuEntry(
        "programmes.list", "Dispositifs", "programmes:programmes", "flag", "programmes.list"
    )
)


@shell.answers("ledger.owner_of")
def what_was_posted_for(entry: Entry) -> str:
    """The move of dedicated funds that an entry was posted for."""
    return "un mouvement de fonds dédiés" if FundMove.objects.filter(entry=entry).exists() else ""
