from palier.base.kit.privacy import keeps

keeps(
    "tenancy.membership",
    "donner accès à l’outil",
    12,
    "la fin de l’accès",
    "supprimer",
    "CNIL, délibération 2021-122",
)
