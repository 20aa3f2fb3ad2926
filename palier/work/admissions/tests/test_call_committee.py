import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import call_committee
from palier.work.admissions.models import AdmissionCommittee
from palier.work.admissions.tests.examples import JUNE_1, a_committee


def _call(site, role="rental_manager"):
    return call_committee(site, on=JUNE_1, actor=someone_as(site.organisation, role))


def test_it_will_meet():
    assert _call(a_site(an_organisation())).held_on is None


def test_two_the_same_day_are_refused():
    site = a_site(an_organisation())
    a_committee(site)

    with pytest.raises(Refused, match="déjà prévue"):
        _call(site)
    assert AdmissionCommittee.objects.count() == 1
