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
keeps(
    "people.personmerge",
    "défaire une réunion de dossiers faite par erreur",
    24,
    "la réunion",
    "supprimer",
    CNIL,
)
keeps(
    "people.knowndifferent",
    "ne pas proposer deux fois de réunir deux homonymes",
    24,
    "le dernier contact",
    "supprimer",
    CNIL,
)
keeps(
    "people.protection",
    "savoir qui signe, paie et reçoit copie",
    24,
    "la fin de la mesure de protection",
    "supprimer",
    CNIL,
)
keeps(
    "people.resourceline",
    "établir le budget avec le ménage",
    24,
    "le dernier contact",
    "supprimer",
    CNIL,
)
keeps(
    "people.separation",
    "savoir qui garde le logement et qui doit",
    24,
    "le dernier contact",
    "anonymiser",
    CNIL,
)
keeps(
    "people.personfact",
    "accompagner la personne avec ce qu’elle a voulu dire",
    24,
    "le dernier contact",
    "supprimer",
    CNIL,
)
keeps(
    "people.personcontact",
    "prévenir quelqu’un, savoir qui aide",
    24,
    "le dernier contact",
    "supprimer",
    CNIL,
)
