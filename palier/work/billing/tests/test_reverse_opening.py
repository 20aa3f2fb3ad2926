from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import post_opening, reverse_opening
from palier.work.billing.reads import owed_by
from palier.work.billing.tests.examples import a_payment, an_issued_run
from palier.work.billing.tests.opening_examples import APRIL_30, a_position, an_account


def test_undone_nothing_is_owed_and_another_may_be_prepared():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    owing, ahead = an_account(organisation), an_account(organisation)
    position = post_opening(
        a_position(organisation, (owing, "640.00", "438.00"), (ahead, "-45.20", "0")),
        actor=accountant,
    )

    reverse_opening(position, on=APRIL_30, actor=accountant)

    assert owed_by(owing) == owed_by(ahead) == Decimal("0.00")
    assert a_position(organisation, (owing, "1.00", "0")).pk != position.pk


@pytest.mark.parametrize("case", ["debt settled", "advance used", "twice"])
def test_what_has_served_is_not_undone(case):
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = an_account(organisation)
    balance = "-45.20" if case == "advance used" else "100.00"
    position = post_opening(a_position(organisation, (account, balance, "0")), actor=accountant)
    if case == "debt settled":
        a_payment(account, "10.00")
    elif case == "advance used":
        an_issued_run(organisation)
    else:
        reverse_opening(position, on=APRIL_30, actor=accountant)
    owed = owed_by(account)

    with pytest.raises(Refused, match=r"déjà réglé|Impossible"):
        reverse_opening(position, on=APRIL_30, actor=accountant)

    assert owed_by(account) == owed
