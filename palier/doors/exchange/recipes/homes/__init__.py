"""Rental follow-up tables: one row per home, with who owns it, lives there, what is due."""

from palier.doors.exchange.recipes.base import Recipe, codes
from palier.doors.exchange.recipes.homes.making import tell_balances, write
from palier.doors.exchange.recipes.homes.rows import deposit_of, plan_of, read

HOMES = Recipe(
    "homes",
    "Suivi locatif : lieux, propriétaires, ménages, contrats",
    "Une ligne par logement, occupé ou vacant : suivi locatif, grille IML, tableau d’une pension "
    "de famille ou d’une résidence.",
    codes(
        "site building place street postcode town size surface owner held_from held_until "
        "owner_rent held_kind holder last_name first_name title birth_on phone email partner regime "
        "starts_on ends_on term_on index_quarter furnished end_reason former_reference rent charges service benefit "
        "deposit balance plan_monthly plan_from"
    ),
    (frozenset({"place", "street"}), frozenset({"holder", "last_name", "owner", "size", "rent"})),
    read,
    write,
)
