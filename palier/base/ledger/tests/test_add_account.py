import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import add_account
from palier.base.ledger.models import Account
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as


def test_a_second_bank_gets_its_own_account():
    organisation = an_organisation()

    account = add_account(
        main_entity(organisation),
        code="5122",
        label="Banque, mandants",
        actor=someone_as(organisation, "accountant"),
    )

    assert str(account) == "5122 Banque, mandants"


@pytest.mark.parametrize(("code", "words"), [("12", "trois chiffres"), ("5121", "existe déjà")])
def test_a_number_that_is_none_or_taken_is_refused(code, words):
    organisation = an_organisation()
    before = Account.objects.count()

    with pytest.raises(Refused, match=words):
        add_account(
            main_entity(organisation),
            code=code,
            label="X",
            actor=someone_as(organisation, "accountant"),
        )

    assert Account.objects.count() == before
