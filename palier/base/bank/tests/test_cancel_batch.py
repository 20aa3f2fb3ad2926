from datetime import date, timedelta

import pytest

from palier.base.bank.actions import cancel_batch, reject_items
from palier.base.bank.returns import Reject
from palier.base.bank.tests.examples import a_batch, a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system

MAY_7 = date(2026, 5, 7)


def test_cancelled_what_it_paid_is_owed_again():
    organisation = an_organisation()
    batch = a_batch(organisation)

    cancelled = cancel_batch(batch, on=MAY_7, actor=someone_as(organisation, "accountant"))

    assert cancelled.state == "cancelled"
    assert balance_of(main_entity(organisation), "401", on=MAY_7) == 0


def test_a_batch_that_the_bank_told_of_is_not_cancelled():
    organisation = an_organisation()
    seen, back = a_batch(organisation), a_batch(organisation, "9.00", "8.00")
    system = the_system(organisation)
    a_waiting_line(organisation, "-450.00")  # recognised by its sum and day
    reject = Reject(back.items.first().reference, "AC04")
    reject_items(organisation, rejects=[reject], on=MAY_7, actor=system)

    with pytest.raises(Refused, match="vue à la banque"):
        cancel_batch(seen, on=MAY_7, actor=system)
    with pytest.raises(Refused, match="est revenu"):
        cancel_batch(back, on=MAY_7, actor=system)

    back.refresh_from_db()
    assert back.state == "issued"


def test_cancelled_before_its_day_the_books_never_show_half_of_it():
    organisation = an_organisation()
    batch = a_batch(organisation)
    eve = batch.on - timedelta(days=1)

    cancel_batch(batch, on=eve, actor=someone_as(organisation, "accountant"))

    entity = main_entity(organisation)
    assert [balance_of(entity, "401", on=day) for day in (eve, batch.on)] == [0, 0]
