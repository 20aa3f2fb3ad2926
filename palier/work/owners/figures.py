"""What an association decides for itself about its mandates, by date."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "owners.with_vat",
        "Les honoraires de gestion portent la TVA",
        "yes_no",
        "no",
        help="Selon que l’association y est assujettie : à décider avec l’expert-comptable. Elle "
        "porte sur les honoraires des loyers encaissés depuis le jour dit, jamais sur ceux d’avant.",
    )
)
declare_figure(
    Declared(
        "owners.due_day",
        "Jour du mois où les loyers aux propriétaires sont dus",
        "number",
        "5",
        least=1,
        most=28,
    )
)
