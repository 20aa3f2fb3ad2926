import pytest

from palier.base.bank.actions import set_line_aside, take_line_back
from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as


def test_a_line_taken_back_waits_again():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    line = a_waiting_line(organisation)
    set_line_aside(line, reason="Doute", actor=accountant)

    take_line_back(line, actor=accountant)

    line.refresh_from_db()
    assert (line.state, line.reason) == ("waiting", "")


def test_a_line_that_waits_is_not_taken_back():
    organisation = an_organisation()
    line = a_waiting_line(organisation)

    with pytest.raises(Refused, match="pas mise de côté"):
        take_line_back(line, actor=someone_as(organisation, "accountant"))

    line.refresh_from_db()
    assert line.state == "waiting"
