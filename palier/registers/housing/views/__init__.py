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
