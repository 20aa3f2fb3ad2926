"""Example households, for this room and those above."""

from datetime import date

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.people.actions import add_body, open_household
from palier.registers.people.models import Body, Household


def a_household(
    organisation: Organisation, last_name: str = "Diallo", first_name: str = "Awa"
) -> Household:
    return open_household(
        organisation,
        title="mrs",
        first_name=first_name,
        last_name=last_name,
        opened_on=date(2024, 1, 2),
        actor=the_system(organisation),
    )


def a_body(
    organisation: Organisation, name: str = "SCI du Vallon", kind: str = "landlord"
) -> Body:
    return add_body(organisation, name=name, kinds=[kind], actor=the_system(organisation))
