"""The field's documents that are not brought over row by row: what each is, and where it goes."""

from palier.doors.exchange import values

# Distinctive headings of each; two of them in a file are enough to name it.
KNOWN: dict[str, tuple[tuple[str, ...], str]] = {
    "un bordereau CAF": (
        ("code bailleur", "allocataire", "mois de droit", "rappel", "retenue"),
        "Les aides s’importent avec le virement de la CAF, pas avec la reprise.",
    ),
    "un registre de passages": (
        ("date", "motif", "orientation", "retour", "composition"),
        "Les passages d’avant restent dans leur fichier : joignez-le comme document.",
    ),
    "une feuille d’émargement": (
        ("emargement", "signature", "nom", "prenom"),
        "Joignez-la comme document à l’atelier ou au ménage concerné.",
    ),
    "un planning": (
        ("lundi", "mardi", "mercredi", "astreinte"),
        "Un planning ne se reprend pas : il se refait en quelques minutes.",
    ),
    "un suivi de contentieux": (
        ("commandement", "ccapex", "assignation", "audience", "jugement", "cql", "cfp"),
        "Joignez les actes comme documents aux ménages concernés.",
    ),
    "un suivi FSL": (
        ("volet", "demande", "accorde", "pret", "subvention", "tiers paye"),
        "Joignez les décisions comme documents aux ménages concernés.",
    ),
    "une reddition de comptes": (
        ("mandant", "honoraires", "reverse", "net mandant", "encaisse"),
        "Joignez-la comme document au propriétaire.",
    ),
    "un budget (Cerfa 15059)": (
        ("prevu", "realise", "budget", "charges directes", "produits"),
        "Un budget ne se reprend pas ligne à ligne.",
    ),
    "un avis ou une quittance": (
        ("periode", "rubriques", "solde anterieur", "reglements"),
        "Reprenez plutôt les soldes, avec une balance âgée.",
    ),
    "un état des lieux": (
        ("piece", "element", "etat", "photo", "index", "cles"),
        "Joignez-le comme document au contrat.",
    ),
    "un bilan d’accompagnement": (
        ("objectifs", "actions", "avis du menage", "resultats"),
        "Joignez-le comme document au ménage.",
    ),
}


def named(headings: list[str], read: set[str]) -> tuple[str, str] | None:
    """The known document that these headings are of, and what to do with it.

    `read` holds the headings that a recipe would read: two others, at least, must be its own.
    """
    said = {values.plain(heading) for heading in headings}
    best = max(KNOWN, key=lambda name: len(said & set(KNOWN[name][0])))
    own = said & set(KNOWN[best][0])
    return (best, KNOWN[best][1]) if len(own) > 2 and len(own - read) > 1 else None
