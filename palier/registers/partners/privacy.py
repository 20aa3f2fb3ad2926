from palier.base.kit.privacy import keeps

keeps(
    "partners.correspondent",
    "joindre un partenaire",
    24,
    "le départ de la personne",
    "supprimer",
    "RGPD, art. 5 : coordonnées professionnelles, gardées tant qu’elles servent",
)
