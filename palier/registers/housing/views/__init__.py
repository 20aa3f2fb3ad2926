"""Sites, their places, each place's own page, and what is learnt of them."""

from palier.registers.housing.views.facts import (
    end_district,
    lift_order,
    note_diagnostic,
    note_district,
    note_keys,
    place_meter,
    rate_energy,
    read_meter,
)
from palier.registers.housing.views.growth import (
    deliveries,
    energy,
    move_delivery,
    plan,
    plan_delivery,
    receive_delivery,
)
from palier.registers.housing.views.places import (
    add_building,
    add_place,
    add_site,
    correct_place,
    place,
    places,
    site,
    sites,
)

__all__ = [
    "add_building",
    "add_place",
    "add_site",
    "correct_place",
    "deliveries",
    "end_district",
    "energy",
    "lift_order",
    "move_delivery",
    "note_diagnostic",
    "note_district",
    "note_keys",
    "place",
    "place_meter",
    "places",
    "plan",
    "plan_delivery",
    "rate_energy",
    "read_meter",
    "receive_delivery",
    "site",
    "sites",
]
