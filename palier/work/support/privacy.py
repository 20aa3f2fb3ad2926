from palier.base.kit.privacy import keeps

CNIL = "CNIL, délibération 2023-095 : deux ans après la fin de la mesure"

keeps("support.measure", "accompagner le ménage", 24, "la fin de la mesure", "anonymiser", CNIL)
keeps("support.note", "suivre l’accompagnement", 24, "la fin de la mesure", "supprimer", CNIL)
keeps(
    "support.noteversion",
    "savoir ce qu’une note disait",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
keeps("support.pathmoment", "raconter le parcours", 24, "la fin de la mesure", "anonymiser", CNIL)
keeps("support.task", "ne rien oublier", 24, "la fin de la mesure", "supprimer", CNIL)
keeps(
    "support.personalplan",
    "écrire le projet avec la personne",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
keeps(
    "support.needsassessment",
    "faire le point avec le ménage",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
keeps(
    "support.skillstatement",
    "dire ce que le ménage sait faire",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
keeps(
    "support.right", "ne laisser passer aucun droit", 24, "la fin de la mesure", "supprimer", CNIL
)
keeps(
    "support.followedfile",
    "suivre un dossier auprès d’une institution",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
keeps("support.appointment", "tenir l’agenda", 24, "la fin de la mesure", "supprimer", CNIL)
keeps(
    "support.conference",
    "se réunir autour d’une situation",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
keeps(
    "support.handover",
    "prouver la remise des documents",
    24,
    "la fin de la mesure",
    "supprimer",
    CNIL,
)
keeps("support.aidrequest", "demander une aide", 24, "la fin de la mesure", "anonymiser", CNIL)
keeps("support.advance", "suivre une avance", 24, "la fin de la mesure", "anonymiser", CNIL)
keeps("support.cohortmember", "suivre une cohorte", 24, "la fin de la mesure", "anonymiser", CNIL)
