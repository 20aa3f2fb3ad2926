from decimal import Decimal

import pytest

from palier.base.bank.actions import import_statement, post_bank_opening
from palier.base.bank.tests.examples import a_bank_account, a_file, an_entry
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import trial_balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import TODAY, someone_as


def test_what_the_first_statement_began_with_enters_the_books():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = a_bank_account(organisation)
    content = a_file(an_entry("212.00"), opening="1000.00", closing="1212.00")
    import_statement(organisation, content=content, actor=accountant)

    post_bank_opening(account, actor=accountant)

    rows = trial_balance(main_entity(organisation), on=TODAY.replace(month=6))
    found = {row.code: row.due for row in rows}
    assert found == {
        "471": Decimal("-212.00"), "5121": Decimal("1212.00"), "890": Decimal("-1000.00"),
    }  # fmt: skip


def test_it_enters_once_and_only_after_a_statement():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = a_bank_account(organisation)

    with pytest.raises(Refused, match="Importez d’abord"):
        post_bank_opening(account, actor=accountant)
    assert not Entry.objects.exists()

    import_statement(organisation, content=a_file(), actor=accountant)
    post_bank_opening(account, actor=accountant)
    with pytest.raises(Refused, match="déjà passé"):
        post_bank_opening(account, actor=accountant)
    assert Entry.objects.count() == 1
