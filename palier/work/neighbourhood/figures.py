"""What an association decides for itself about its neighbourhoods, by date."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "neighbourhood.answer_days",
        "Quartier : jours laissés à un partenaire pour répondre à un signalement",
        "number",
        "21",
        help="Compté du jour de la transmission ; au-delà, le signalement se rappelle.",
        least=1,
        most=120,
    )
)
