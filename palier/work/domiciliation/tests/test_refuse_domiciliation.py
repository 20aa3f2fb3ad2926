from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.domiciliation.actions import refuse_domiciliation
from palier.work.domiciliation.tests.examples import MAY_2, MAY_11, a_request


def _refuse(row, role="supervisor", **given):
    told = {"on": MAY_11, "refusal": "no_link", "sent_to": "CCAS de Martigues"} | given
    return refuse_domiciliation(row, actor=someone_as(row.organisation, role), **told)


def test_a_no_says_why_and_where_to_go():
    row = _refuse(a_request(an_organisation()))

    assert (row.state, row.refusal, row.sent_to) == ("refused", "no_link", "CCAS de Martigues")


def test_nowhere_to_go_or_before_the_request_is_refused():
    row = a_request(an_organisation())

    with pytest.raises(Refused, match="vers quel organisme"):
        _refuse(row, sent_to=" ")
    with pytest.raises(Refused, match="La demande est du"):
        _refuse(row, on=MAY_2 - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        _refuse(row, role="reception")
    row.refresh_from_db()
    assert row.state == "asked"
