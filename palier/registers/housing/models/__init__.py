"""Sites, buildings and places, and what is known of each: energy, diagnostics, meters, keys."""

from palier.registers.housing.models.facts import (
    Diagnostic,
    EnergyRating,
    KeySet,
    Meter,
    MeterReading,
    PriorityDistrict,
)
from palier.registers.housing.models.growth import Delivery
from palier.registers.housing.models.places import Building, Place
