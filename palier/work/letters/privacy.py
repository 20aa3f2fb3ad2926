from palier.base.kit.privacy import keeps

keeps(
    "letters.writtenletter",
    "écrire au ménage, et savoir ce qui lui a été écrit",
    24,
    "la fermeture du dossier",
    "supprimer",
    "CNIL, délibération 2023-095 : deux ans après le dernier contact",
)
