import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.domiciliation.actions import reconsider_domiciliation, refuse_domiciliation
from palier.work.domiciliation.tests.examples import MAY_11, a_request, an_address


def test_a_refusal_is_looked_at_again():
    row = a_request(an_organisation())
    worker = someone_as(row.organisation, "social_worker")
    refuse_domiciliation(row, on=MAY_11, refusal="steady", sent_to="CCAS", actor=worker)

    reconsider_domiciliation(row, actor=worker)

    row.refresh_from_db()
    assert (row.state, row.refusal, row.answered_on) == ("asked", "", None)


def test_what_was_not_refused_is_not_looked_at_again():
    row = an_address(an_organisation())

    with pytest.raises(Refused):
        reconsider_domiciliation(row, actor=someone_as(row.organisation, "social_worker"))
    with pytest.raises(PermissionDenied):
        reconsider_domiciliation(row, actor=someone_as(row.organisation, "reception"))
    row.refresh_from_db()
    assert row.state == "granted"
