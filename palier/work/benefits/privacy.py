from palier.base.kit.privacy import keeps

keeps(
    "benefits.claimant",
    "reconnaître l’aide d’un ménage sur un bordereau",
    60,
    "la fin du dernier contrat",
    "supprimer",
    "loi n° 89-462, art. 7-1",
)
keeps(
    "benefits.remittanceline",
    "justifier l’aide reçue pour un ménage",
    120,
    "le mois de droit",
    "archiver",
    "code de commerce, art. L123-22 : dix ans",
)
