from palier.base.kit.privacy import keeps

CNIL = "CNIL, délibération 2023-095 : deux ans après le dernier contact"

keeps(
    "people.person",
    "accompagner et loger la personne",
    24,
    "le dernier contact",
    "anonymiser",
    CNIL,
)
keeps("people.household", "suivre le ménage", 24, "le dernier contact", "anonymiser", CNIL)
keeps(
    "people.householdmember",
    "savoir qui vit ensemble",
    24,
    "le dernier contact",
    "anonymiser",
    CNIL,
)
keeps(
    "ui.searchrow", "retrouver un dossier", None, "tant que le dossier existe", "supprimer", CNIL
)
