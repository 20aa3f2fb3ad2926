"""What an association decides for itself about arrears, by date."""

from palier.base.tenancy.figures import Declared, declare_figure

declare_figure(
    Declared(
        "arrears.tolerance_days",
        "Tolérance sur l’échéance d’un plan, en jours",
        "number",
        "10",
        help="Passé ce délai, l’échéance est manquée et quelqu’un décide de la suite.",
        most=60,
    )
)
declare_figure(
    Declared(
        "arrears.missed_before_breach",
        "Échéances manquées avant de proposer la rupture d’un plan",
        "number",
        "2",
        help="La rupture n’est jamais automatique : une personne la décide et prévient le ménage.",
        least=1,
        most=12,
    )
)
declare_figure(
    Declared(
        "arrears.visale_days",
        "Visale : jours pour déclarer un impayé",
        "number",
        "30",
        help="À vérifier dans les conditions en vigueur du visa (délai et plafonds de l’année).",
        least=1,
        most=120,
    )
)
declare_figure(
    Declared(
        "arrears.guarantor_days",
        "Caution, Loca-Pass, FSL : jours pour prévenir d’un impayé",
        "number",
        "60",
        help="Ce que l’acte de caution prévoit ; à vérifier acte par acte.",
        least=1,
        most=365,
    )
)
