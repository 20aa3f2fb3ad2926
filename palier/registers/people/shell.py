from palier.base.documents.holding import may_hold_files
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell

declare_sights(
    {
        "people.households": "les dossiers des ménages : qui, où, depuis quand",
        "people.birth_dates": "les dates de naissance",
        "people.bodies": "les propriétaires, financeurs et partenaires",
    }
)
shell.menu(
    shell.MenuEntry(
        "people.households", "Ménages", "people:households", "users", "people.households"
    )
)
shell.menu(
    shell.MenuEntry(
        "people.bodies", "Structures", "people:bodies", "building-library", "people.bodies"
    )
)
shell.add(
    shell.AddEntry(
        30,
        "Un ménage",
        "Ouvrir un dossier",
        "people:open_household",
        "users",
        "people.open_household",
    )
)
may_hold_files("people.household", sight="people.households")
