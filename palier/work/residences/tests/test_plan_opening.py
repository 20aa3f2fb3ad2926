from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import plan_opening
from palier.work.residences.models import OpeningProject
from palier.work.residences.tests.examples import an_opening


def _plan(site, role="director"):
    return plan_opening(
        site,
        kind="extension",
        planned_on=date(2027, 3, 1),
        actor=someone_as(site.organisation, role),
    )


def test_a_house_will_open():
    assert _plan(a_site(an_organisation())).opened_on is None


def test_two_projects_at_once_are_refused():
    site = a_site(an_organisation())
    an_opening(site)

    with pytest.raises(Refused, match="déjà en cours"):
        _plan(site)
    assert OpeningProject.objects.count() == 1
