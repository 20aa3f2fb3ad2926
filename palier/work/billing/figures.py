"""What the law, or an association, limits of what is received, by date."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "billing.cash_limit",
        "Paiement en espèces, au plus (€)",
        "number",
        "1000",
        help="Code monétaire et financier, art. L112-6 et D112-3, depuis le 1er septembre 2015. Qui "
        "n’a pas de compte bancaire peut payer davantage (L112-6, III).",
        least=0,
        most=15000,
    )
)
