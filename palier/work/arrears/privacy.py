from palier.base.kit.privacy import keeps

PRESCRIBED = "loi n° 89-462, art. 7-1 : trois ans"

keeps(
    "arrears.repaymentplan",
    "suivre le remboursement convenu d’une dette",
    36,
    "la fin du plan",
    "archiver",
    PRESCRIBED,
)
keeps(
    "arrears.arrearscase",
    "prévenir les expulsions et suivre les impayés",
    36,
    "la fin du dossier",
    "supprimer",
    PRESCRIBED,
)
keeps(
    "arrears.unpaidreport",
    "signaler les impayés à la CAF ou à la MSA",
    36,
    "l’extinction de la dette",
    "archiver",
    "CCH art. R824-4",
)
keeps(
    "arrears.guaranteeclaim",
    "mettre en jeu les garanties de loyer",
    36,
    "le règlement de la garantie",
    "archiver",
    PRESCRIBED,
)
