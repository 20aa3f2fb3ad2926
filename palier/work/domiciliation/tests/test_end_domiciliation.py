from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.domiciliation.actions import end_domiciliation
from palier.work.domiciliation.tests.examples import MAY_2, a_contact, an_address


def _end(row, on=date(2026, 9, 1), reason="asked", role="social_worker"):
    actor = someone_as(row.organisation, role)
    return end_domiciliation(row, on=on, end_reason=reason, actor=actor)


def test_it_ends_for_a_reason_of_the_law():
    row = _end(an_address(an_organisation()), reason="housed")

    assert (row.state, row.ended_on, row.end_reason) == ("ended", date(2026, 9, 1), "housed")


def test_silence_ends_it_after_more_than_three_months():
    row = an_address(an_organisation())  # heard of on 11 May

    with pytest.raises(Refused, match="plus de trois mois"):
        _end(row, on=date(2026, 8, 11), reason="silence")
    assert _end(row, on=date(2026, 8, 12), reason="silence").state == "ended"


def test_a_good_reason_to_be_away_is_no_silence():
    row = an_address(an_organisation())
    a_contact(row, kind="away", until=date(2026, 12, 31))

    with pytest.raises(Refused, match="absence est justifiée"):
        _end(row, on=date(2026, 12, 1), reason="silence")
    assert _end(row, on=date(2027, 1, 1), reason="silence").state == "ended"


def test_before_it_was_given_or_by_the_desk_is_refused():
    row = an_address(an_organisation())

    with pytest.raises(Refused, match="accordée que le"):
        _end(row, on=MAY_2 - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        _end(row, role="reception")
    row.refresh_from_db()
    assert row.state == "granted"
