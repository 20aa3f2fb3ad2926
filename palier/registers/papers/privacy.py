from palier.base.kit.privacy import keeps

keeps(
    "papers.paper",
    "ne demander une pièce qu’une fois",
    24,
    "la fermeture du dossier",
    "supprimer",
    "CNIL, délibération 2023-095 : deux ans après le dernier contact",
)
