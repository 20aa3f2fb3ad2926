from palier.base.ledger.actions import open_auxiliary
from palier.base.ledger.models import Auxiliary
from palier.base.ledger.tests.examples import an_organisation, the_account
from palier.base.tenancy.tests.examples import someone_as


def test_the_same_code_twice_is_the_same_part_of_the_account():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = the_account(organisation, "411")

    first = open_auxiliary(account, code="M1", label="Ménage Diallo", actor=accountant)
    again = open_auxiliary(account, code="M1", label="Autre nom", actor=accountant)

    assert first == again
    assert Auxiliary.objects.get().label == "Ménage Diallo"
