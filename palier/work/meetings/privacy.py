from palier.base.kit.privacy import keeps

keeps(
    "meetings.meetingpoint",
    "décider avec un bailleur de la suite d’un bail glissant",
    60,
    "le jour de la réunion",
    "supprimer",
    "CNIL, délibération 2023-095 : le temps des décisions prises et de leurs suites",
)
keeps(
    "meetings.meetingguest",
    "savoir qui était là quand quelque chose est décidé",
    60,
    "le jour de la réunion",
    "supprimer",
    "RGPD, art. 5 : coordonnées professionnelles, le temps des décisions prises",
)
