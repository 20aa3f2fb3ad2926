import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Auxiliary
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.people.tests.examples import a_household
from palier.work.billing.actions import open_household_accounts, remove_household_accounts
from palier.work.billing.models import HouseholdAccount
from palier.work.billing.tests.examples import a_notice


def test_an_account_that_never_served_is_gone_with_its_part_of_411():
    organisation = an_organisation()
    household = a_household(organisation)
    actor = the_system(organisation)
    open_household_accounts(organisation, households=[household], actor=actor)

    remove_household_accounts(organisation, households=[household], actor=actor)

    assert not HouseholdAccount.objects.exists()
    assert not Auxiliary.objects.exists()


def test_an_account_with_a_notice_stays():
    organisation = an_organisation()
    household = a_notice(organisation).account.household

    with pytest.raises(Refused, match="a déjà servi"):
        remove_household_accounts(
            organisation, households=[household], actor=the_system(organisation)
        )

    assert HouseholdAccount.objects.exists()
