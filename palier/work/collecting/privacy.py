from palier.base.kit.privacy import keeps

keeps(
    "collecting.sepamandate",
    "prouver l’accord de prélever",
    13,
    "la révocation ou le dernier prélèvement",
    "supprimer",
    "règles SEPA : 13 mois de contestation",
)
