import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import close_incident, reopen_incident
from palier.work.residences.tests.examples import JUNE_2, an_incident


def _closed():
    row = an_incident(a_site(an_organisation()))
    return close_incident(row, on=JUNE_2, words="Fini", actor=the_system(row.organisation))


def test_it_was_not_over():
    row = _closed()
    row = reopen_incident(row, actor=someone_as(row.organisation, "supervisor"))

    assert (row.state, row.closed_on) == ("open", None)


def test_one_that_is_open_is_refused():
    row = an_incident(a_site(an_organisation()))

    with pytest.raises(Refused, match="suivi"):
        reopen_incident(row, actor=the_system(row.organisation))
    row.refresh_from_db()
    assert row.state == "open"
