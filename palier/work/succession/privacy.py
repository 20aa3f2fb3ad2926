from palier.base.kit.privacy import keeps

keeps(
    "succession.transferredcontract",
    "savoir avec qui le contrat continue, et lui remettre le dépôt",
    60,
    "la cession du titre",
    "supprimer",
    "Code civil, art. 2224 : cinq ans",
)
