from palier.base.kit.privacy import keeps

SOCIAL = "référentiel social CNIL : deux ans après le dernier contact"

keeps(
    "neighbourhood.mediation",
    "aider des habitants et un bailleur à s’entendre",
    24,
    "la fin de la médiation",
    "garder sans les noms",
    SOCIAL,
)
keeps(
    "neighbourhood.servicerelay",
    "savoir si le relais vers un service a abouti",
    24,
    "le relais",
    "garder sans les noms",
    SOCIAL,
)
