import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.domiciliation.actions import ask_domiciliation
from palier.work.domiciliation.models import Domiciliation
from palier.work.domiciliation.tests.examples import MAY_2, an_address


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
