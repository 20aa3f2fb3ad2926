from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import ToldBalance, post_opening, tell_opening
from palier.work.billing.models import OpeningBalance
from palier.work.billing.tests.opening_examples import a_position, an_account


def test_what_was_told_counts_for_nothing_until_it_is_posted():
    organisation = an_organisation()

    a_position(organisation, (an_account(organisation), "640.00", "438.00"))

    told = OpeningBalance.objects.get()
    assert (told.balance, told.deposit) == (Decimal("640.00"), Decimal("438.00"))
    assert not Entry.objects.exists()


@pytest.mark.parametrize("case", ["twice", "negative", "posted"])
def test_what_cannot_be_told_is_refused_and_not_kept(case):
    organisation = an_organisation()
    actor = someone_as(organisation, "rental_manager")
    account = an_account(organisation)
    position = a_position(organisation, (account, "640.00", "0"))
    other = account if case == "twice" else an_account(organisation)
    if case == "posted":
        position = post_opening(position, actor=someone_as(organisation, "accountant"))
    told = ToldBalance(other, Decimal(1), Decimal(-1 if case == "negative" else 0))

    with pytest.raises(Refused, match=r"déjà un solde|négatif|ne change plus"):
        tell_opening(position, balances=[told], actor=actor)

    assert OpeningBalance.objects.count() == 1
