from palier.base.kit.privacy import keeps

keeps(
    "settling.entrystep",
    "installer un ménage dans son logement et ouvrir ses droits",
    24,
    "le départ du logement",
    "supprimer",
    "CNIL, délibération 2023-095 : deux ans après le dernier contact",
)
