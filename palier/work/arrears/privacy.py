from palier.base.kit.privacy import keeps

keeps(
    "arrears.repaymentplan",
    "suivre le remboursement convenu d’une dette",
    36,
    "la fin du plan",
    "archiver",
    "loi n° 89-462, art. 7-1 : trois ans",
)
