from palier.base.kit.privacy import keeps

keeps(
    "upkeep.repairrequest",
    "réparer les logements et savoir ce qui a été fait",
    60,
    "la fin de la demande",
    "archiver",
    "Code civil, art. 2224 : cinq ans",
)
