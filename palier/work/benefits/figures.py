"""What an association decides for itself about benefits, by date."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "benefits.missing_days",
        "Jours avant de relancer une aide qui manque",
        "number",
        "30",
        help="Comptés depuis la fin du mois de droit.",
        most=365,
    )
)
