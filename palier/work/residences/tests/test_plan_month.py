from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import plan_month
from palier.work.residences.models import OpeningMonth
from palier.work.residences.tests.examples import an_opening


def _plan(project, places=10, lived=6, role="director"):
    return plan_month(
        project,
        month=date(2027, 2, 14),
        places=places,
        lived=lived,
        staff=Decimal("2.5"),
        actor=someone_as(project.organisation, role),
    )


def test_a_month_told_again_is_corrected():
    project = an_opening(a_site(an_organisation()))
    _plan(project)

    assert _plan(project, lived=8).lived == 8
    row = OpeningMonth.objects.get()
    assert (row.month, row.places) == (date(2027, 2, 1), 10)


def test_more_lived_in_than_open_is_refused():
    project = an_opening(a_site(an_organisation()))

    with pytest.raises(Refused, match="plus de places occupées"):
        _plan(project, places=4)
    assert not OpeningMonth.objects.exists()
