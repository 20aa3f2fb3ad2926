from palier.base.ledger.actions import open_books
from palier.base.ledger.models import Account
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as


def test_books_open_with_the_accounts_of_the_field_and_twice_gives_the_same():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    before = set(Account.objects.values_list("code", flat=True))

    open_books(main_entity(organisation), actor=accountant)

    assert {"411", "5121", "7083", "7061", "165", "467"} <= before
    assert set(Account.objects.values_list("code", flat=True)) == before
