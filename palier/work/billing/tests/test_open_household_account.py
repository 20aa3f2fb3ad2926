from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.billing.actions import open_household_account
from palier.work.billing.models import HouseholdAccount


def test_a_household_keeps_one_account_from_one_home_to_the_next():
    organisation = an_organisation()
    household = a_household(organisation)
    manager = someone_as(organisation, "rental_manager")

    first = open_household_account(household, actor=manager)
    again = open_household_account(household, actor=manager)

    assert first == again
    assert HouseholdAccount.objects.get().auxiliary.label == "Ménage Diallo"
