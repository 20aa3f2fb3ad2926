from palier.base.kit.privacy import keeps

keeps(
    "hours.spent",
    "dire à quoi passe le temps d’une équipe, jamais d’une personne",
    24,
    "le jour de l’acte",
    "supprimer",
    "RGPD, art. 5 : le temps des bilans aux financeurs",
)
