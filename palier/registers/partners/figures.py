"""What an association decides for itself about its partners, by date."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "partners.check_months",
        "Annuaire : mois après lesquels une offre est à vérifier",
        "number",
        "12",
        help="Au-delà, l’offre le dit et « Ma journée » la rappelle.",
        least=1,
        most=36,
    )
)
declare_figure(
    Declared(
        "partners.reminder_months",
        "Conventions de partenariat : mois avant la fin où l’on est prévenu",
        "number",
        "3",
        least=1,
        most=12,
    )
)
