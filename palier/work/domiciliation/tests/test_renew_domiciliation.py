from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.domiciliation.actions import renew_domiciliation
from palier.work.domiciliation.tests.examples import a_request, an_address

LAST_MONTH = date(2027, 4, 20)


def _renew(row, on=LAST_MONTH, role="social_worker"):
    return renew_domiciliation(row, on=on, actor=someone_as(row.organisation, role))


def test_the_next_year_follows_on_and_they_were_heard_of():
    row = _renew(an_address(an_organisation()))

    assert row.ends_on == date(2028, 5, 11)
    assert row.heard_on == LAST_MONTH
    assert [term.period.lower for term in row.terms.order_by("period")] == [
        date(2026, 5, 11),
        date(2027, 5, 11),
    ]


def test_asked_for_late_the_year_begins_that_day():
    row = _renew(an_address(an_organisation()), on=date(2027, 6, 1))

    assert row.ends_on == date(2028, 6, 1)


def test_too_early_or_not_running_is_refused():
    organisation = an_organisation()
    row = an_address(organisation)

    with pytest.raises(Refused, match="trop tôt"):
        _renew(row, on=date(2027, 5, 11) - timedelta(days=120))
    with pytest.raises(Refused, match="pas en cours"):
        _renew(a_request(organisation))
    with pytest.raises(PermissionDenied):
        _renew(row, role="reception")
    assert row.terms.count() == 1
