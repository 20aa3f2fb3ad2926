import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import post_opening, remove_opening
from palier.work.billing.models import OpeningBalance
from palier.work.billing.tests.opening_examples import a_position, an_account


@pytest.mark.parametrize("is_posted", [False, True])
def test_a_balance_is_taken_away_until_it_is_posted(is_posted):
    organisation = an_organisation()
    position = a_position(organisation, (an_account(organisation), "640.00", "0"))
    told, actor = position.balances.get(), someone_as(organisation, "rental_manager")
    if is_posted:
        post_opening(position, actor=someone_as(organisation, "accountant"))
        with pytest.raises(Refused, match="ne change plus"):
            remove_opening(organisation, balances=[told], actor=actor)
    else:
        remove_opening(organisation, balances=[told], actor=actor)

    assert OpeningBalance.objects.exists() is is_posted
