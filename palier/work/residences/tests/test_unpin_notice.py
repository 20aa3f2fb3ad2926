from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import unpin_notice
from palier.work.residences.models import BoardNotice
from palier.work.residences.tests.examples import JUNE_2, JUNE_9, a_pinned_notice


def _unpin(notice, on=JUNE_2, role="host"):
    return unpin_notice(notice, on=on, actor=someone_as(notice.organisation, role))


def test_it_is_taken_down():
    assert _unpin(a_pinned_notice(a_site(an_organisation()))).period.upper == JUNE_2


def test_put_up_by_mistake_that_day_it_leaves_nothing():
    _unpin(a_pinned_notice(a_site(an_organisation()), starts_on=JUNE_2))

    assert not BoardNotice.objects.exists()


def test_one_already_down_is_refused():
    notice = a_pinned_notice(a_site(an_organisation()))

    with pytest.raises(Refused, match="déjà retirée"):
        _unpin(notice, date(2026, 6, 10))
    notice.refresh_from_db()
    assert notice.period.upper == JUNE_9
