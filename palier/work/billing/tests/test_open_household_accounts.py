from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.people.tests.examples import a_household
from palier.work.billing.actions import open_household_accounts
from palier.work.billing.models import HouseholdAccount


def test_each_household_has_its_account_and_keeps_it():
    organisation = an_organisation()
    households = [a_household(organisation), a_household(organisation, "Roux", "Lucie")]
    actor = the_system(organisation)

    first = open_household_accounts(organisation, households=households[:1], actor=actor)
    both = open_household_accounts(organisation, households=households, actor=actor)

    assert both[0] == first[0]
    assert [a.auxiliary.label for a in both] == ["Ménage Diallo", "Ménage Roux"]
    assert HouseholdAccount.objects.count() == 2
