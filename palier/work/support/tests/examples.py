"""Example measures and notes, for this room and those above."""

from datetime import date

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import a_user, the_system
from palier.registers.people.models import Household
from palier.registers.people.tests.examples import a_household
from palier.registers.programmes.tests.examples import a_programme
from palier.work.support.actions import open_measure
from palier.work.support.models import Measure


def a_measure(organisation: Organisation, household: Household | None = None) -> Measure:
    return open_measure(
        household or a_household(organisation),
        programme=a_programme(organisation),
        caseworker=a_user("Samira"),
        starts_on=date(2026, 1, 5),
        actor=the_system(organisation),
    )
