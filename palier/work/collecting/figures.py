"""What an association decides for itself about direct debits, by date."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "collecting.prenotice_days",
        "Jours entre l’avis et le prélèvement",
        "number",
        "14",
        help="Quatorze, sauf accord plus court écrit avec le ménage (règles SEPA).",
        least=1,
        most=60,
    )
)
