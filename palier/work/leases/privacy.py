from palier.base.kit.privacy import keeps

LAW89 = "loi n° 89-462, art. 7-1 : trois ans"

keeps(
    "leases.occupancy",
    "exécuter le contrat",
    36,
    "la fin du contrat et le solde",
    "archiver",
    LAW89,
)
keeps("leases.occupancyparty", "savoir qui a signé", 36, "la fin du contrat", "archiver", LAW89)
keeps(
    "leases.noticetoquit",
    "savoir qui a mis fin au contrat",
    36,
    "la fin du contrat",
    "archiver",
    LAW89,
)
keeps(
    "leases.securitydeposit",
    "rendre le dépôt et en rendre compte",
    36,
    "la fin du contrat",
    "archiver",
    LAW89,
)
keeps(
    "leases.contractpaper",
    "prouver ce qui a été signé",
    36,
    "la fin du contrat",
    "archiver",
    LAW89,
)
keeps(
    "leases.guarantee",
    "savoir qui répond du loyer",
    36,
    "la fin du contrat",
    "archiver",
    LAW89,
)
keeps("leases.yearlyproof", "vérifier l’assurance", 24, "la fin de validité", "supprimer", LAW89)
