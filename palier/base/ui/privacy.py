from palier.base.kit.privacy import keeps

keeps(
    "ui.errand",
    "préparer un gros fichier pour qui le demande",
    1,
    "la demande",
    "supprimer, avec son fichier, après sept jours",
    "RGPD, article 5, 1 e",
)
