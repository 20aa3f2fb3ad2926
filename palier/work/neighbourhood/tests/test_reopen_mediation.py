import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.neighbourhood.actions import close_mediation, reopen_mediation
from palier.work.neighbourhood.tests.examples import MAY_11, a_mediation


def _closed():
    row = a_mediation(a_site(an_organisation()))
    return close_mediation(
        row, outcome="x", is_settled=True, closed_on=MAY_11, actor=the_system(row.organisation)
    )


def test_it_is_not_over():
    row = _closed()
    row = reopen_mediation(row, actor=someone_as(row.organisation, "social_worker"))

    assert (row.state, row.outcome, row.closed_on) == ("open", "", None)


def test_one_still_open_is_refused():
    row = a_mediation(a_site(an_organisation()))

    with pytest.raises(Refused, match="en cours"):
        reopen_mediation(row, actor=the_system(row.organisation))
    row.refresh_from_db()
    assert row.state == "open"
