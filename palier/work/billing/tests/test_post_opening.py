from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import trial_balance
from palier.base.ledger.tests.examples import a_closed_month, an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import post_opening, tell_totals
from palier.work.billing.reads import deposit_of, owed_by
from palier.work.billing.tests.examples import MAY, a_payment, an_issued_run
from palier.work.billing.tests.opening_examples import APRIL_30, a_position, an_account


def test_balances_and_deposits_enter_the_books_against_890():
    organisation = an_organisation()
    owing, ahead = an_account(organisation), an_account(organisation)
    position = a_position(organisation, (owing, "640.00", "438.00"), (ahead, "-45.20", "0"))

    posted = post_opening(position, actor=someone_as(organisation, "accountant"))

    assert (posted.entry.daybook, posted.entry.on) == ("AN", APRIL_30)
    found = {r.code: r.due for r in trial_balance(main_entity(organisation), on=MAY)}
    assert found == {
        "411": Decimal("594.80"), "165": Decimal("-438.00"), "890": Decimal("-156.80"),
    }  # fmt: skip
    assert owed_by(owing) == Decimal("640.00")
    assert deposit_of(owing) == Decimal("438.00")


def test_a_payment_settles_the_older_debt_first():
    organisation = an_organisation()
    account = an_account(organisation)
    post_opening(
        a_position(organisation, (account, "100.00", "0")),
        actor=someone_as(organisation, "accountant"),
    )
    an_issued_run(organisation)

    payment = a_payment(account, "212.00")

    told = payment.allocations.order_by("pk").values_list("opening__balance", "amount")
    assert list(told) == [(Decimal("100.00"), Decimal("100.00")), (None, Decimal("112.00"))]


def test_what_was_paid_in_advance_pays_the_next_notice():
    organisation = an_organisation()
    account = an_account(organisation)
    post_opening(
        a_position(organisation, (account, "-45.20", "0")),
        actor=someone_as(organisation, "accountant"),
    )

    run = an_issued_run(organisation)

    assert run.notices.get().allocations.get().amount == Decimal("45.20")
    assert owed_by(account) == Decimal("166.80")


@pytest.mark.parametrize("case", ["empty", "no totals", "other totals", "closed"])
def test_without_proof_or_in_a_closed_month_nothing_is_posted(case):
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    told = [] if case == "empty" else [(an_account(organisation), "640.00", "0")]
    position = a_position(organisation, *told, proven=case != "no totals")
    if case == "other totals":
        position = tell_totals(
            position, told_balance=Decimal(600), told_deposits=Decimal(0), actor=accountant
        )
    if case == "closed":
        a_closed_month(main_entity(organisation), month_on=APRIL_30, actor=accountant)

    with pytest.raises(Refused, match=r"rien à passer|totaux|l’écart de 40|clos"):
        post_opening(position, actor=accountant)

    position.refresh_from_db()
    assert position.state == "gathering"
    assert not Entry.objects.exists()
