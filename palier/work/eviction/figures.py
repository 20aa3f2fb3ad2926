"""What an association decides for itself about procedures, by date."""

from palier.base.tenancy.figures import Declared, declare_figure
from palier.law.holidays import TERRITORIES

declare_figure(
    Declared(
        "eviction.territory",
        "Jours fériés du territoire",
        "choice",
        "metropole",
        help="Alsace-Moselle et outre-mer ont des jours fériés de plus, qui reportent des délais.",
        choices=list(TERRITORIES.items()),
    )
)
declare_figure(
    Declared(
        "eviction.extends_order",
        "Reporter au jour ouvré la fin du délai d’un commandement de payer",
        "yes_no",
        "yes",
        help="À vérifier : les juridictions ne s’accordent pas. Les deux dates restent affichées.",
    )
)
declare_figure(
    Declared(
        "eviction.referral_months",
        "Mois entre la saisine de la CCAPEX et l’assignation",
        "number",
        "2",
        help="À vérifier après les décrets de 2026 (loi n° 89-462, art. 24 II).",
        least=1,
        most=6,
    )
)
