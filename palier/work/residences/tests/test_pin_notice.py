import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import pin_notice
from palier.work.residences.models import BoardNotice
from palier.work.residences.tests.examples import JUNE_1, JUNE_9


def _pin(site, role="host", **given):
    told = {"title": "Fête", "text": "Samedi", "starts_on": JUNE_1, "ends_on": JUNE_9} | given
    return pin_notice(site, actor=someone_as(site.organisation, role), **told)


def test_it_hangs_until_a_day():
    assert _pin(a_site(an_organisation())).period.upper == JUNE_9


def test_empty_or_over_before_it_begins_is_refused():
    site = a_site(an_organisation())

    for given in ({"title": " "}, {"text": ""}, {"ends_on": JUNE_1}):
        with pytest.raises(Refused):
            _pin(site, **given)
    assert not BoardNotice.objects.exists()
