from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.halting.actions import cancel_closing
from palier.work.halting.models import SiteClosing
from palier.work.halting.tests.examples import MAY_4, a_closing, a_halting_site


def _cancel(closing, on=MAY_4, role="rental_manager"):
    return cancel_closing(closing, on=on, actor=someone_as(closing.organisation, role))


def test_the_site_stays_open():
    _cancel(a_closing(a_halting_site(an_organisation())))

    assert not SiteClosing.objects.exists()


def test_one_that_has_begun_is_refused():
    with pytest.raises(Refused, match="a commencé"):
        _cancel(a_closing(a_halting_site(an_organisation())), date(2026, 8, 1))
    assert SiteClosing.objects.exists()
