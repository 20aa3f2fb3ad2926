"""What an association enters for itself about its contracts."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "leases.visale_most",
        "Visale : loyer charges comprises au plus, en euros",
        "number",
        "1300",
        "1 300 € hors Île-de-France, 1 500 € en Île-de-France ; à vérifier chaque année auprès "
        "d’Action Logement.",
    )
)
declare_figure(
    Declared(
        "leases.visale_months",
        "Visale : mensualités couvertes",
        "number",
        "36",
        "36 dans le parc privé, sur toute la durée du bail.",
    )
)
