from palier.base.kit.privacy import keeps

CASF = "CASF, art. L264-1 s. ; référentiel social CNIL : deux ans après le dernier contact"

keeps(
    "domiciliation.domiciliation",
    "donner une adresse où recevoir son courrier",
    24,
    "la fin de la domiciliation",
    "garder sans les noms",
    CASF,
)
keeps(
    "domiciliation.domiciliationterm",
    "prouver jusqu’à quand l’adresse est valable",
    24,
    "la fin de la domiciliation",
    "garder sans les noms",
    CASF,
)
keeps(
    "domiciliation.postitem",
    "savoir quel courrier attend ; jamais qui l’envoie",
    3,
    "la remise du courrier",
    "supprimer",
    CASF,
)
keeps(
    "domiciliation.postcontact",
    "compter les trois mois sans manifestation",
    24,
    "la fin de la domiciliation",
    "supprimer",
    CASF,
)
