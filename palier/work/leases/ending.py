"""What changes when what a home is tied to ends, and how long before one is told."""

from datetime import date

from palier.law.dates import add_months

MONTHS_BEFORE = {"function": 3, "student": 3}
"""For these, one looks for another home; the others are told a month before."""
CHANGES = {
    "function": "Le logement suit la fonction : le contrat dit quand partir. Chercher dès maintenant un "
    "autre logement avec le ménage, et demander une aide si ses ressources changent.",
    "student": "La condition d’admission cesse : le contrat ne se renouvelle plus, et la trêve "
    "hivernale est écartée (CPCE art. L412-7) ; les deux mois du commandement restent.",
}
"""In words, by regime; a job’s home follows its contract."""


def told_from(regime: str, term_on: date) -> date:
    """The day from which a term is told."""
    return add_months(term_on, -MONTHS_BEFORE.get(regime, 1))
