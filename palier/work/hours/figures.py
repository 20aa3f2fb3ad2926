"""How long acts usually take, and how large a team must be for its time to be told."""

from palier.base.tenancy.figures import Declared, declare_figure

USUAL = {
    "office": ("un entretien au bureau", 45),
    "home": ("une visite à domicile", 60),
    "elsewhere": ("une rencontre ailleurs", 45),
    "phone": ("un appel", 10),
    "step_with": ("une démarche avec la personne", 60),
    "step_for": ("une démarche pour elle", 20),
    "writing": ("un écrit", 20),
    "visit": ("un passage à l’accueil", 15),
    "workshop": ("un atelier", 120),
    "outreach": ("une tournée chez un partenaire", 120),
    "quarter": ("une tournée de quartier", 60),
    "review": ("un bilan pour un financeur", 60),
}
"""Minutes, where nobody says otherwise: an act that was noted with its own keeps it."""
WORDS = "En minutes, quand l’acte ne dit pas le sien. Chacun corrige le sien d’un geste."

for _code, (_label, _minutes) in USUAL.items():
    declare_figure(
        Declared(
            f"hours.{_code}",
            f"Temps passé : {_label}",
            "number",
            str(_minutes),
            WORDS,
            most=720,
        )
    )
declare_figure(
    Declared(
        "hours.team_least",
        "Temps passé : équipe d’au moins",
        "number",
        "3",
        "Trois au moins. En dessous, rien ne s’affiche : ce serait le temps de quelqu’un.",
        least=3,
        most=100,
    )
)
