from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.halting.actions import send_grant, state_grant_months
from palier.work.halting.tests.examples import a_grant, a_halting_site


def _send(row, role="rental_manager"):
    return send_grant(
        row,
        sent_on=date(2027, 1, 10),
        received=Decimal(4000),
        actor=someone_as(row.organisation, role),
    )


def _stated():
    row = a_grant(a_halting_site(an_organisation()))
    return state_grant_months(
        row,
        months=list(row.months.all()),
        on=date(2027, 1, 4),
        actor=the_system(row.organisation),
    )


def test_it_was_sent_with_what_was_received():
    row = _send(_stated())

    assert (row.sent_on, row.received) == (date(2027, 1, 10), Decimal("4000.00"))


def test_a_month_not_stated_or_twice_is_refused():
    row = a_grant(a_halting_site(an_organisation()))

    with pytest.raises(Refused, match=r"janvier.2026 n’est pas arrêté"):
        _send(row)
    row.refresh_from_db()
    assert row.sent_on is None
    sent = state_grant_months(
        row, months=list(row.months.all()), on=date(2027, 1, 4), actor=the_system(row.organisation)
    )
    _send(sent)
    with pytest.raises(Refused, match="déjà envoyé"):
        _send(sent)
