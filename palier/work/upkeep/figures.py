"""What an association decides for itself about repairs, by date."""

from palier.base.tenancy.figures import Declared, declare_figure

for code, label, days in (
    ("emergency", "Urgence absolue", "1"),
    ("urgent", "Urgent", "3"),
    ("usual", "Courant", "15"),
    ("planned", "À programmer", "60"),
):
    declare_figure(
        Declared(
            f"upkeep.days_{code}",
            f"Demande technique, délai en jours : {label.lower()}",
            "number",
            days,
            help="Compté du jour de la demande ; dit au ménage et suivi dans Ma journée.",
            least=1,
            most=365,
        )
    )
declare_figure(
    Declared(
        "upkeep.approval_above",
        "Demande technique : devis à approuver au-dessus de (euros)",
        "number",
        "500",
        help="En dessous, qui commande décide seul.",
    )
)
