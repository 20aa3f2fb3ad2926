import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.access.actions import attach_visit
from palier.work.access.tests.examples import a_visit


def test_whoever_came_is_already_known():
    organisation = an_organisation()
    visit, household = a_visit(organisation), a_household(organisation)

    attach_visit(visit, household=household, actor=someone_as(organisation, "reception"))

    visit.refresh_from_db()
    assert visit.household == household


def test_a_visit_does_not_change_household():
    organisation = an_organisation()
    visit, household = a_visit(organisation), a_household(organisation)
    desk = someone_as(organisation, "reception")
    attach_visit(visit, household=household, actor=desk)

    with pytest.raises(Refused, match="autre ménage"):
        attach_visit(visit, household=a_household(organisation), actor=desk)

    visit.refresh_from_db()
    assert visit.household == household
