"""Example papers, for this room and those above."""

from datetime import date
from typing import Any

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.papers.actions import receive_paper
from palier.registers.papers.models import Paper
from palier.registers.people.models import Household
from palier.registers.people.tests.examples import a_household

MAY_2 = date(2026, 5, 2)


def a_paper(household: Household, **given: Any) -> Paper:
    """An identity paper, received on 2 May 2026, without an end."""
    told = {"kind": "identity", "received_on": MAY_2, **given}
    return receive_paper(household, actor=the_system(household.organisation), **told)


def pages_of(organisation: Organisation) -> list[str]:
    """Every page of this room, with something on each."""
    row = a_paper(a_household(organisation, "Ferrand", "Lise"))
    return [
        f"/pieces/menages/{row.household_id}/recevoir/",
        f"/pieces/{row.pk}/corriger/",
        f"/pieces/{row.pk}/retirer/",
    ]
