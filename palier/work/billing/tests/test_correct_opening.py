from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import correct_opening, post_opening
from palier.work.billing.tests.opening_examples import a_position, an_account


def test_a_balance_read_wrong_is_put_right():
    organisation = an_organisation()
    position = a_position(organisation, (an_account(organisation), "640.00", "0"))

    told = correct_opening(
        position.balances.get(),
        balance=Decimal("604.00"),
        deposit=Decimal("438.00"),
        actor=someone_as(organisation, "rental_manager"),
    )

    told.refresh_from_db()
    assert (told.balance, told.deposit) == (Decimal("604.00"), Decimal("438.00"))


@pytest.mark.parametrize(("is_posted", "deposit"), [(True, "0"), (False, "-1")])
def test_not_once_posted_nor_with_a_negative_deposit(is_posted, deposit):
    organisation = an_organisation()
    position = a_position(organisation, (an_account(organisation), "640.00", "0"))
    if is_posted:
        post_opening(position, actor=someone_as(organisation, "accountant"))
    told = position.balances.get()

    with pytest.raises(Refused, match=r"ne change plus|négatif"):
        correct_opening(
            told,
            balance=Decimal(1),
            deposit=Decimal(deposit),
            actor=someone_as(organisation, "rental_manager"),
        )

    told.refresh_from_db()
    assert told.balance == Decimal("640.00")
