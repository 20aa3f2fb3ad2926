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
keeps("support.appointment", "tenir l’agenda", 24, "la fin de la mesure", "supprimer", CNIL)
keeps(
    "support.invitation", "inviter à un rendez-vous", 24, "la fin de la mesure", "supprimer", CNIL
)
keeps("support.cohortmember", "suivre une cohorte", 24, "la fin de la mesure", "anonymiser", CNIL)
