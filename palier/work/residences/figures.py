"""What an association decides for itself about its houses, by date."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "residences.welcome_days",
        "Maisons : jours pour accueillir un nouveau résident",
        "number",
        "7",
        help="Compté du jour de l’entrée ; rappelé dans Ma journée de l’hôte.",
        least=1,
        most=60,
    )
)
