from palier.base.kit.privacy import keeps

CNIL = "CNIL, délibération 2023-095 : deux ans après la fin de la mesure"

keeps(
    "casework.right", "ne laisser passer aucun droit", 24, "la fin de la mesure", "supprimer", CNIL
)
keeps(
    "casework.conference",
    "se réunir autour d’une situation",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
keeps("casework.aidrequest", "demander une aide", 24, "la fin de la mesure", "anonymiser", CNIL)
keeps("casework.advance", "suivre une avance", 24, "la fin de la mesure", "anonymiser", CNIL)
keeps(
    "casework.personalplan",
    "écrire le projet avec la personne",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
keeps(
    "casework.needsassessment",
    "faire le point avec le ménage",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
keeps(
    "casework.skillstatement",
    "dire ce que le ménage sait faire",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
keeps(
    "casework.followedfile",
    "suivre un dossier auprès d’une institution",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
keeps(
    "casework.handover",
    "prouver la remise des documents",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
