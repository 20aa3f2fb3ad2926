"""What an association decides for itself about its halting sites, by date."""

from palier.base.tenancy.figures import Declared, declare_figure

for code, label, most in (
    ("water", "Aires : eau par jour au-delà de laquelle un index est à vérifier (m³)", "5"),
    (
        "power",
        "Aires : électricité par jour au-delà de laquelle un index est à vérifier (kWh)",
        "150",
    ),
):
    declare_figure(
        Declared(
            f"halting.{code}_a_day",
            label,
            "number",
            most,
            help="Une fuite existe aussi : l’index juste se note alors sur la page de l’emplacement.",
            least=1,
            most=10000,
        )
    )
