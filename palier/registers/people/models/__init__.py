"""Persons, their households, what they told of themselves, and the bodies we work with."""

from palier.registers.people.models.bodies import OPEN_BODIES, Body, BodyMerge
from palier.registers.people.models.files import (
    Household,
    HouseholdMember,
    HouseholdsQuerySet,
    KnownDifferent,
    Person,
    PersonMerge,
    Protection,
    ResourceLine,
    Separation,
)
from palier.registers.people.models.situations import PersonContact, PersonFact
