from palier.base.kit.privacy import keeps

keeps(
    "journal.record",
    "prouver qui a fait quoi",
    36,
    "l’acte",
    "supprimer",
    "CNIL, délibération 2021-122 (3 ans au plus si le contrôle interne est documenté)",
)
keeps(
    "journal.opening",
    "savoir qui a ouvert un dossier",
    12,
    "la consultation",
    "supprimer",
    "CNIL, délibération 2021-122",
)
keeps(
    "journal.securityevent",
    "savoir qui est entré, qui a essayé, ce qui a été emporté",
    12,
    "l’événement",
    "supprimer",
    "CNIL, délibération 2021-122",
)
