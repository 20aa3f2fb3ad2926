import pytest

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import trial_balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import TODAY, someone_as
from palier.work.billing.actions import match_deposit, undo_deposit
from palier.work.billing.reads import to_deposit
from palier.work.billing.tests.test_match_deposit import cheques


def test_undone_the_line_and_the_cheques_wait_again():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    payments = cheques(organisation, "212.00")
    line = a_waiting_line(organisation)
    before = trial_balance(main_entity(organisation), on=TODAY)
    match_deposit(line, payments=payments, actor=accountant)

    undo_deposit(line, on=TODAY, actor=accountant)

    line.refresh_from_db()
    assert line.state == "waiting"
    assert list(to_deposit(main_entity(organisation))) == payments
    after = trial_balance(main_entity(organisation), on=TODAY)
    assert [r.due for r in after] == [r.due for r in before]


def test_a_line_that_is_no_deposit_has_none_to_undo():
    organisation = an_organisation()
    line = a_waiting_line(organisation)

    with pytest.raises(Refused, match="aucun paiement"):
        undo_deposit(line, on=TODAY, actor=someone_as(organisation, "accountant"))

    line.refresh_from_db()
    assert line.state == "waiting"
