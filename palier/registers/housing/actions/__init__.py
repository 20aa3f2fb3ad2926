"""Everything done to the homes themselves."""

from palier.registers.housing.actions.facts import (
    end_district,
    lift_order,
    note_diagnostic,
    note_district,
    note_keys,
    place_meter,
    rate_energy,
    read_meter,
    remove_keys,
    remove_meter,
    remove_reading,
)
from palier.registers.housing.actions.growth import move_delivery, plan_delivery, receive_delivery
from palier.registers.housing.actions.places import (
    NewPlace,
    add_building,
    add_place,
    add_places,
    add_site,
    address_of,
    correct_place,
    remove_places,
    remove_sites,
)
