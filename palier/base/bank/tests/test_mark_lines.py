import pytest

from palier.base.bank.actions import mark_lines
from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as


def test_understood_lines_no_longer_wait_and_say_how_they_were():
    organisation = an_organisation()
    line = a_waiting_line(organisation)

    mark_lines(organisation, lines=[line], by="iban", actor=someone_as(organisation, "accountant"))

    line.refresh_from_db()
    assert (line.state, line.matched_by) == ("matched", "iban")


def test_a_line_is_understood_once():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    first, second = a_waiting_line(organisation), a_waiting_line(organisation)
    mark_lines(organisation, lines=[first], by="iban", actor=accountant)

    with pytest.raises(Refused, match="déjà affectée"):
        mark_lines(organisation, lines=[first, second], by="hand", actor=accountant)

    second.refresh_from_db()
    assert second.state == "waiting"
