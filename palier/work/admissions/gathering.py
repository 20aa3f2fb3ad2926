"""What a candidacy needs before it is decided."""

PIECES: dict[str, str] = {
    "identity": "pièce d’identité",
    "resources": "ressources des trois derniers mois",
    "tax": "dernier avis d’imposition",
    "situation": "évaluation sociale ou fiche de situation",
    "request": "attestation de demande de logement social",
}
NEEDED: dict[str, tuple[str, ...]] = {
    # By origin: in an emergency, nobody waits for a tax notice.
    "ofii": ("identity",),
    "siao": ("identity", "resources", "situation"),
    "prefect": ("identity", "resources", "tax", "request"),
    "employer": ("identity", "resources", "tax"),
    "town": ("identity", "resources", "situation"),
    "direct": ("identity", "resources", "situation"),
}


def needed(origin: str) -> list[tuple[str, str]]:
    """The pieces that a candidacy of this origin needs, by code."""
    return [(code, PIECES[code]) for code in NEEDED[origin]]


def missing(origin: str, received: set[str]) -> list[str]:
    """The labels of the pieces that are not there yet."""
    return [label for code, label in needed(origin) if code not in received]
