"""What an association decides for itself about the addresses it gives, by date."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "domiciliation.renewal_months",
        "Domiciliation : mois avant la fin où un renouvellement se note",
        "number",
        "3",
        help="À vérifier avec votre préfecture : la loi dit seulement qu’elle se renouvelle de droit.",
        least=1,
        most=12,
    )
)
