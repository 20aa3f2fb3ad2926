from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell

declare_sights({"housing.homes": "le patrimoine : sites, immeubles, logements"})
shell.menu(
    shell.MenuEntry(
        "housing.sites", "Patrimoine", "housing:sites", "building-office-2", "housing.homes"
    )
)
