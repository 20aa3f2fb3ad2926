from palier.base.kit.privacy import keeps

PRESCRIBED = "loi n° 89-462, art. 7-1 : trois ans"

keeps(
    "eviction.procedure",
    "prévenir l’expulsion et suivre la procédure",
    36,
    "la fin de la procédure",
    "archiver",
    PRESCRIBED,
)
keeps(
    "eviction.reception",
    "recevoir les ménages avec un avocat",
    36,
    "la permanence",
    "supprimer",
    "loi n° 71-1130, art. 66-5 : secret de l’avocat",
)
keeps(
    "eviction.commissioncase",
    "préparer et suivre les avis de la CCAPEX locale",
    36,
    "l’avis",
    "supprimer",
    "loi n° 90-449, art. 7-2",
)
