from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell

declare_sights({"rights.register": "le registre : ce que l’on garde, pourquoi, combien de temps"})
shell.menu(
    shell.MenuEntry(
        "rights.register", "Registre RGPD", "rights:register", "shield-check", "rights.register"
    )
)
