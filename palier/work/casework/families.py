"""The seven families of what a household lives with, their items, and what one knows at home.

Source: the association's overview of its public (seed 001, 3.1); items are words of the trade.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Family:
    """A family of needs, with its items in the order one speaks of them."""

    code: str
    label: str
    items: tuple[tuple[str, str], ...]


FAMILIES = (
    Family(
        "family",
        "Famille",
        (
            ("family_ties", "liens, entourage, solitude"),
            ("family_children", "enfants : garde, école, loisirs"),
            ("family_couple", "couple, séparation, violences"),
        ),
    ),
    Family(
        "exile",
        "Exil",
        (
            ("exile_status", "droit au séjour, papiers"),
            ("exile_language", "langue, lecture, écriture"),
            ("exile_distance", "proches restés au pays"),
        ),
    ),
    Family(
        "health",
        "Santé",
        (
            ("health_care", "accès aux soins, médecin"),
            ("health_daily", "santé au quotidien, handicap"),
            ("health_mind", "moral, sommeil, addictions"),
        ),
    ),
    Family(
        "housing",
        "Logement",
        (
            ("housing_size", "place pour chacun"),
            ("housing_state", "état, chauffage, humidité"),
            ("housing_cost", "coût, dettes de loyer"),
            ("housing_around", "voisinage, quartier, transports"),
        ),
    ),
    Family(
        "work",
        "Travail et ressources",
        (
            ("work_income", "ressources, droits ouverts"),
            ("work_job", "emploi, formation"),
            ("work_budget", "budget, dettes"),
            ("work_digital", "démarches en ligne"),
        ),
    ),
    Family(
        "youth",
        "Jeunesse",
        (
            ("youth_leaving", "sortie de l’ASE, autonomie"),
            ("youth_training", "études, apprentissage"),
            ("youth_support", "personnes sur qui compter"),
        ),
    ),
    Family(
        "old_age",
        "Vieillissement",
        (
            ("old_age_daily", "gestes du quotidien, aides à domicile"),
            ("old_age_home", "logement adapté"),
            ("old_age_rights", "retraite, protection"),
        ),
    ),
)
LABELS = {family.code: family.label for family in FAMILIES}
ITEMS = {code: label for family in FAMILIES for code, label in family.items}
FAMILY_OF = {code: family.code for family in FAMILIES for code, _ in family.items}
HEALTH = "health"

SKILLS = {
    "read_notice": "lire son avis d’échéance, payer son loyer",
    "follow_budget": "suivre ses comptes, prévoir",
    "open_mail": "ouvrir et classer son courrier",
    "report_fault": "signaler une panne, ouvrir à l’artisan",
    "use_heating": "chauffer, aérer, relever un compteur",
    "maintain_home": "entretenir son logement",
    "live_together": "s’entendre avec ses voisins",
    "insure_home": "assurer son logement",
    "claim_rights": "faire ses démarches, ouvrir ses droits",
    "read_lease": "comprendre son bail, ses droits et devoirs",
}
