import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.doors.exchange.actions import give_back_import
from palier.doors.exchange.tests.examples import a_brought_file, a_migrator


def test_what_was_carried_out_is_not_given_back():
    organisation = an_organisation()
    row = a_brought_file(organisation)

    with pytest.raises(Refused, match="Impossible"):
        give_back_import(row, refusal="x", actor=a_migrator(organisation))

    row.refresh_from_db()
    assert (row.state, row.refusal) == ("done", "")
