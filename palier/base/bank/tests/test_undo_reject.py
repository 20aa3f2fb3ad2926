from datetime import date

import pytest

from palier.base.bank.actions import reject_item, settle_reject, undo_reject
from palier.base.bank.tests.examples import a_batch, a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system

MAY_7, MAY_9 = date(2026, 5, 7), date(2026, 5, 9)


def test_an_order_that_had_not_come_back_is_on_its_way_again_and_may_still_come_back():
    organisation = an_organisation()
    item = a_batch(organisation, "212.00").items.get()
    accountant = someone_as(organisation, "accountant")
    entity = main_entity(organisation)
    before = balance_of(entity, "58", on=MAY_9)
    item = reject_item(item, code="MS02", on=MAY_7, actor=accountant)

    item = undo_reject(item, on=MAY_7, actor=accountant)

    item.batch.refresh_from_db()
    assert (item.rejected_on, item.reject_code, item.batch.state) == (None, "", "issued")
    assert balance_of(entity, "58", on=MAY_7) == before
    item = reject_item(item, code="AC04", on=MAY_9, actor=accountant)
    assert (item.reject_code, balance_of(entity, "58", on=MAY_9)) == ("AC04", 0)


def test_what_the_bank_gave_back_or_never_had_stays_as_it_is():
    organisation = an_organisation()
    system = the_system(organisation)
    item = a_batch(organisation, "30.00").items.get()
    with pytest.raises(Refused, match="pas été rejeté"):
        undo_reject(item, on=MAY_7, actor=system)
    item = reject_item(item, code="MS02", on=MAY_7, actor=system)
    with pytest.raises(Refused, match="ce jour-là ou après"):
        undo_reject(item, on=date(2026, 5, 1), actor=system)
    line = a_waiting_line(organisation, "30.00", "REJET")
    item = settle_reject(item, line=line, actor=system)

    with pytest.raises(Refused, match="relevé le dit"):
        undo_reject(item, on=MAY_9, actor=system)

    item.refresh_from_db()
    assert item.reject_code == "MS02"
