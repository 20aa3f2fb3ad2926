from palier.base.kit.privacy import keeps

LAW89 = "loi n° 89-462, art. 7-1 (3 ans) ; code de commerce, art. L123-22 (10 ans pour les pièces)"

keeps(
    "billing.householdaccount",
    "tenir le compte du ménage",
    120,
    "le solde du compte",
    "archiver",
    LAW89,
)
keeps(
    "billing.payeriban",
    "reconnaître qui paie",
    13,
    "le dernier paiement",
    "supprimer",
    "durée de contestation d’un prélèvement : 13 mois",
)
keeps(
    "billing.receiptconsent",
    "prouver l’accord pour l’envoi par courriel",
    36,
    "le retrait de l’accord",
    "supprimer",
    "loi n° 89-462, art. 21",
)
