"""Where a home stands, as far as the law tells places apart: by its postcode.

Departments: code officiel géographique, INSEE, on 1 January 2026; the first signs of a postcode are
those of its department, but for Corsica (20 is shared by 2A and 2B) and overseas.
"""

from typing import Literal

Area = Literal["mainland", "corsica", "overseas"]


def area_of(postcode: str) -> Area:
    """The area of a postcode: 20 is Corsica, 97 and 98 are overseas; nothing told is the mainland."""
    start = postcode.strip()[:2]
    if start == "20":
        return "corsica"
    return "overseas" if start in {"97", "98"} else "mainland"


def is_overseas(postcode: str) -> bool:
    """Whether the calendars and scales of overseas departments hold there."""
    return area_of(postcode) == "overseas"


_NAMES = (
    "01 Ain|02 Aisne|03 Allier|04 Alpes-de-Haute-Provence|05 Hautes-Alpes|06 Alpes-Maritimes|"
    "07 Ardèche|08 Ardennes|09 Ariège|10 Aube|11 Aude|12 Aveyron|13 Bouches-du-Rhône|14 Calvados|"
    "15 Cantal|16 Charente|17 Charente-Maritime|18 Cher|19 Corrèze|2A Corse-du-Sud|"
    "2B Haute-Corse|21 Côte-d’Or|22 Côtes-d’Armor|23 Creuse|24 Dordogne|25 Doubs|26 Drôme|27 Eure|"
    "28 Eure-et-Loir|29 Finistère|30 Gard|31 Haute-Garonne|32 Gers|33 Gironde|34 Hérault|"
    "35 Ille-et-Vilaine|36 Indre|37 Indre-et-Loire|38 Isère|39 Jura|40 Landes|41 Loir-et-Cher|"
    "42 Loire|43 Haute-Loire|44 Loire-Atlantique|45 Loiret|46 Lot|47 Lot-et-Garonne|48 Lozère|"
    "49 Maine-et-Loire|50 Manche|51 Marne|52 Haute-Marne|53 Mayenne|54 Meurthe-et-Moselle|"
    "55 Meuse|56 Morbihan|57 Moselle|58 Nièvre|59 Nord|60 Oise|61 Orne|62 Pas-de-Calais|"
    "63 Puy-de-Dôme|64 Pyrénées-Atlantiques|65 Hautes-Pyrénées|66 Pyrénées-Orientales|"
    "67 Bas-Rhin|68 Haut-Rhin|69 Rhône|70 Haute-Saône|71 Saône-et-Loire|72 Sarthe|73 Savoie|"
    "74 Haute-Savoie|75 Paris|76 Seine-Maritime|77 Seine-et-Marne|78 Yvelines|79 Deux-Sèvres|"
    "80 Somme|81 Tarn|82 Tarn-et-Garonne|83 Var|84 Vaucluse|85 Vendée|86 Vienne|87 Haute-Vienne|"
    "88 Vosges|89 Yonne|90 Territoire de Belfort|91 Essonne|92 Hauts-de-Seine|"
    "93 Seine-Saint-Denis|94 Val-de-Marne|95 Val-d’Oise|971 Guadeloupe|972 Martinique|973 Guyane|"
    "974 La Réunion|976 Mayotte"
)
DEPARTMENTS: dict[str, str] = {
    code: name for code, _, name in (each.partition(" ") for each in _NAMES.split("|"))
}
"""Code to name, in the order of the codes."""


def department_of(postcode: str) -> str:
    """The code of a postcode’s department (`13127` gives `13`); empty when it tells none.

    A Corsican postcode below 20200 is of 2A, the others of 2B.
    """
    digits = "".join(postcode.split())
    if len(digits) != 5 or not digits.isdigit():
        return ""
    if digits[:2] == "20":
        return "2A" if digits < "20200" else "2B"
    code = digits[:3] if digits[:2] == "97" else digits[:2]
    return code if code in DEPARTMENTS else ""


def prefixes_of(code: str) -> tuple[str, ...]:
    """How the postcodes of a department begin: `13`; `200` and `201` for 2A."""
    corsica = {"2A": ("200", "201"), "2B": tuple(f"20{n}" for n in range(2, 10))}
    return corsica.get(code, (code,))
