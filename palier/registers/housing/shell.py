from palier.base.documents.holding import may_hold_files
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.picking import pickable
from palier.registers.housing.choices import called
from palier.registers.housing.models import Place

declare_sights({"housing.homes": "le patrimoine : sites, immeubles, logements"})
may_hold_files("housing.place", sight="housing.homes")
pickable(Place, search=("label", "size", "street", "site__name"), called=called, fetch=("site",))
shell.menu(
    shell.MenuEntry(
        "housing.sites", "Patrimoine", "housing:sites", "building-office-2", "housing.homes"
    )
)
