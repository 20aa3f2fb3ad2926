from datetime import date

import pytest

from palier.base.bank.actions import mark_lines, set_line_aside, take_line_back
from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Account, Entry
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
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


def test_its_money_waits_from_the_day_it_came_back():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    line = a_waiting_line(organisation)
    fees = Account.objects.get(entity=main_entity(organisation), code="627")
    set_line_aside(line, reason="Frais", account=fees, on=date(2026, 6, 9), actor=accountant)
    line.refresh_from_db()
    aside = line.aside_entry

    with pytest.raises(Refused, match=r"mise de côté le 9.juin.2026"):
        take_line_back(line, on=date(2026, 6, 8), actor=accountant)
    line.refresh_from_db()
    assert line.state == "set_aside"
    take_line_back(line, on=date(2026, 6, 12), actor=accountant)

    line.refresh_from_db()
    assert line.held_on == Entry.objects.get(reverses=aside).on == date(2026, 6, 12)
    with pytest.raises(Refused, match=r"depuis le 12.juin.2026"):
        mark_lines(organisation, lines=[line], by="x", on=date(2026, 6, 11), actor=accountant)
    line.refresh_from_db()
    assert line.state == "waiting"
