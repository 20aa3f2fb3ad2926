"""What an association decides for itself about entries, by date."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "settling.watched_days",
        "Installation : jours après l’entrée pendant lesquels elle est suivie",
        "number",
        "120",
        help="Au-delà, les étapes qui restent ne sont plus rappelées dans « Ma journée ».",
        least=30,
        most=400,
    )
)
declare_figure(
    Declared(
        "settling.benefit_days",
        "Installation : jours après l’entrée où une aide au logement non ouverte alerte",
        "number",
        "30",
        least=5,
        most=120,
    )
)
