from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell

declare_sights({"programmes.list": "les dispositifs et leurs financeurs"})
shell.menu(
    shell.MenuEntry(
        "programmes.list", "Dispositifs", "programmes:programmes", "flag", "programmes.list"
    )
)
