from datetime import date

import pytest

from palier.base.bank.actions import reject_items, settle_reject
from palier.base.bank.models import StatementLine
from palier.base.bank.returns import Reject
from palier.base.bank.tests.examples import a_batch, a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system

MAY_7 = date(2026, 5, 7)


def _rejected(organisation, amount: str = "212.00"):
    item = a_batch(organisation, amount, kind="debit").items.get()
    reject = Reject(item.reference, "AM04")
    reject_items(organisation, rejects=[reject], on=MAY_7, actor=the_system(organisation))
    item.refresh_from_db()
    return item


def test_the_banks_line_of_a_reject_is_recognised_by_its_reference():
    organisation = an_organisation()
    item = _rejected(organisation)

    a_waiting_line(organisation, "-212.00", f"REJET {item.reference}")

    item.refresh_from_db()
    assert StatementLine.objects.get().matched_by == "reject"
    assert item.reject_line_id is not None
    assert balance_of(main_entity(organisation), "511", on=MAY_7) == 212


def test_an_order_that_did_not_come_back_or_another_sum_is_refused():
    organisation = an_organisation()
    fine = a_batch(organisation, kind="debit").items.get()
    item = _rejected(organisation)
    line = a_waiting_line(organisation, "-200.00")
    accountant = someone_as(organisation, "accountant")

    with pytest.raises(Refused, match="n’a pas été rejeté"):
        settle_reject(fine, line=line, actor=accountant)
    with pytest.raises(Refused, match="il faudrait"):
        settle_reject(item, line=line, actor=accountant)

    line.refresh_from_db()
    assert line.state == "waiting"
