from datetime import date

import pytest

from palier.base.bank.actions import mark_lines, reopen_line
from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as


def test_a_line_whose_payment_was_undone_waits_again():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    line = a_waiting_line(organisation)
    mark_lines(organisation, lines=[line], by="iban", actor=accountant)

    reopen_line(line, on=date(2026, 5, 6), actor=accountant)

    line.refresh_from_db()
    assert (line.state, line.matched_by) == ("waiting", "")


def test_a_line_that_waits_is_not_reopened():
    organisation = an_organisation()
    line = a_waiting_line(organisation)

    with pytest.raises(Refused, match="à comprendre"):
        reopen_line(line, on=date(2026, 5, 6), actor=someone_as(organisation, "accountant"))
