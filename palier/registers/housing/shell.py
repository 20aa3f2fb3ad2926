from palier.base.documents.holding import may_hold_files
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell

declare_sights({"housing.homes": "le patrimoine : sites, immeubles, logements"})
may_hold_files("housing.place", sight="housing.homes")
shell.menu(
    shell.MenuEntry(
        "housing.sites", "Patrimoine", "housing:sites", "building-office-2", "housing.homes"
    )
)
