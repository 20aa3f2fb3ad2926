from palier.base.kit.privacy import keeps

LAW89 = "loi n° 89-462, art. 7-1 : trois ans"

keeps(
    "inventories.inventory",
    "comparer l’entrée et la sortie",
    36,
    "la fin du contrat",
    "archiver",
    LAW89,
)
