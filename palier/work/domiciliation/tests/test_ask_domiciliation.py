import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.people.actions import (
    close_household,
    end_household_membership,
    record_death,
)
from palier.registers.people.tests.examples import a_household
from palier.work.domiciliation.actions import ask_domiciliation
from palier.work.domiciliation.models import Domiciliation
from palier.work.domiciliation.tests.examples import MAY_2, MAY_11, an_address


def _ask(household, person=None, role="reception"):
    person = person or household.members.get().person
    actor = someone_as(household.organisation, role)
    return ask_domiciliation(household, person=person, asked_on=MAY_2, actor=actor)


def test_a_request_waits_for_its_answer():
    row = _ask(a_household(an_organisation()))

    assert (row.state, row.number, row.ends_on) == ("asked", None, None)


def test_one_at_a_time_and_of_this_household():
    organisation = an_organisation()
    row = an_address(organisation)

    with pytest.raises(Refused, match="déjà une domiciliation"):
        _ask(row.household)
    with pytest.raises(Refused, match="pas de ce ménage"):
        _ask(a_household(organisation), person=row.person)
    with pytest.raises(PermissionDenied):
        _ask(a_household(organisation), role="host")
    assert Domiciliation.objects.count() == 1


def test_not_for_who_left_nor_died_nor_on_a_closed_file():
    organisation = an_organisation()
    system = the_system(organisation)
    left, dead, closed = (a_household(organisation) for _ in range(3))
    end_household_membership(left.members.get(), ends_on=MAY_2, actor=system)
    record_death(dead.members.get().person, died_on=MAY_11, actor=system)
    close_household(closed, closed_on=MAY_11, closed_because="Relogé.", actor=system)

    with pytest.raises(Refused, match="pas de ce ménage"):
        _ask(left)
    with pytest.raises(Refused, match="décédée"):
        _ask(dead)
    with pytest.raises(Refused, match="clos"):
        _ask(closed)
    assert not Domiciliation.objects.exists()
