from palier.base.kit.privacy import keeps

keeps(
    "admissions.candidacy",
    "étudier une demande de place et en garder la réponse",
    24,
    "la réponse définitive",
    "garder sans les noms",
    "référentiel social CNIL : deux ans après le dernier contact",
)
