"""What an association decides for itself of the budgets it draws."""

from palier.base.tenancy.figures import Declared, declare_figure

for _declared in (
    Declared(
        "casework.daily_by",
        "Reste pour vivre par jour, rapporté à",
        "choice",
        "unit",
        "Chaque règlement du FSL choisit : par unité de consommation, ou par personne.",
        (("unit", "chaque unité de consommation"), ("person", "chaque personne")),
    ),
    Declared(
        "casework.daily_least",
        "Reste pour vivre : en dessous, en euros par jour",
        "number",
        "10",
        "Seuil local, à reprendre du règlement intérieur du FSL.",
    ),
    Declared(
        "casework.effort_most",
        "Taux d’effort : au-dessus, en %",
        "number",
        "30",
        "Usage ; le taux est celui de l’arrêté du 10 mars 2011.",
    ),
):
    declare_figure(_declared)
