import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.halting.actions import plan_check
from palier.work.halting.models import TechnicalCheck
from palier.work.halting.tests.examples import JUNE_1, a_check, a_halting_site


def _plan(site, role="rental_manager"):
    return plan_check(site, kind="power", due_on=JUNE_1, actor=someone_as(site.organisation, role))


def test_something_is_to_verify():
    assert _plan(a_halting_site(an_organisation())).done_on is None


def test_twice_the_same_day_is_refused():
    site = a_halting_site(an_organisation())
    a_check(site)

    with pytest.raises(Refused, match="déjà prévue"):
        _plan(site)
    assert TechnicalCheck.objects.count() == 1
