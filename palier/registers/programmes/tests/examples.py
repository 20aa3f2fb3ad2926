"""Example programmes, for this room and those above."""

from datetime import date

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.programmes.actions import add_programme
from palier.registers.programmes.models import Programme


def a_programme(organisation: Organisation, name: str = "AVDL") -> Programme:
    return add_programme(
        organisation, name=name, starts_on=date(2024, 1, 1), actor=the_system(organisation)
    )
