from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.domiciliation.actions import note_post_contact
from palier.work.domiciliation.tests.examples import MAY_11, a_request, an_address

AUGUST = date(2026, 8, 12)


def _hear(row, role="reception", **given):
    told = {"kind": "called", "on": AUGUST} | given
    return note_post_contact(row, actor=someone_as(row.organisation, role), **told)


def test_a_call_is_enough_and_the_three_months_start_again():
    row = an_address(an_organisation())
    assert row.is_silent(AUGUST)

    row = _hear(row)

    assert row.heard_on == AUGUST
    assert not row.is_silent(AUGUST + timedelta(days=92))


def test_noted_late_it_does_not_go_back():
    row = _hear(an_address(an_organisation()))

    assert _hear(row, on=MAY_11).heard_on == AUGUST


def test_an_absence_without_its_end_or_an_address_that_does_not_run_is_refused():
    organisation = an_organisation()
    row = an_address(organisation)

    with pytest.raises(Refused, match="jusqu’à quel jour"):
        _hear(row, kind="away")
    with pytest.raises(Refused, match="pas en cours"):
        _hear(a_request(organisation))
    with pytest.raises(PermissionDenied):
        _hear(row, role="host")
    with pytest.raises(Refused, match="accordée que le"):
        _hear(row, on=MAY_11 - timedelta(days=1))
    with pytest.raises(Refused, match="un an au plus"):
        _hear(row, kind="away", until=date(2100, 1, 1))
    assert not row.contacts.exclude(kind="asked").exists()
