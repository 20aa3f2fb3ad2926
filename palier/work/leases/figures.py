"""What an association enters for itself about its contracts."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "leases.visale_most",
        "Visale : loyer charges comprises au plus, en euros",
        "number",
        "1365",
        "Depuis le 6 janvier 2026 : 1 940, 1 575 ou 1 365 € selon la zone du logement ; le plus bas "
        "est proposé. À vérifier chaque année auprès d’Action Logement.",
    )
)
declare_figure(
    Declared(
        "leases.visale_months",
        "Visale : mensualités couvertes",
        "number",
        "36",
        "36 dans le parc privé, pendant les trois premières années du bail (depuis 2026).",
    )
)
