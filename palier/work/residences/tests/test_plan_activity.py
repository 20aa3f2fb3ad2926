import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import plan_activity
from palier.work.residences.models import Activity
from palier.work.residences.tests.examples import EVENING


def _plan(site, title="Loto", role="host"):
    return plan_activity(
        site, title=title, starts_at=EVENING, seats=12, actor=someone_as(site.organisation, role)
    )


def test_something_is_done_together():
    assert _plan(a_site(an_organisation())).seats == 12


def test_without_a_name_it_is_refused():
    site = a_site(an_organisation())

    with pytest.raises(Refused, match="ce que c’est"):
        _plan(site, " ")
    assert not Activity.objects.exists()
