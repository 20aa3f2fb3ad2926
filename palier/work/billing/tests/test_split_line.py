from decimal import Decimal

import pytest

from palier.base.bank.actions import set_line_aside
from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import trial_balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import TODAY, someone_as
from palier.work.billing.actions import LinePart, split_line
from palier.work.billing.models import PayerRule, Payment
from palier.work.billing.reads import owed_by
from palier.work.billing.tests.examples import JUNE, a_notice


def test_a_guardians_transfer_pays_for_several_and_leaves_the_waiting_account():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    first, second = a_notice(organisation).account, a_notice(organisation, JUNE).account
    line = a_waiting_line(organisation, "400.00", "UDAF")

    split_line(
        line,
        parts=[LinePart(first, Decimal("212.00")), LinePart(second, Decimal("188.00"))],
        actor=accountant,
    )

    # The first also has its June notice: 212 more.
    assert (owed_by(first), owed_by(second)) == (Decimal("212.00"), Decimal("24.00"))
    rows = trial_balance(main_entity(organisation), on=TODAY)
    assert {r.code: r.due for r in rows}["471"] == Decimal("0.00")
    assert PayerRule.objects.count() == 2


def test_a_line_set_aside_may_be_taken_up_again():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    account = a_notice(organisation).account
    line = set_line_aside(a_waiting_line(organisation), reason="Inconnu", actor=accountant)

    line = split_line(line, parts=[LinePart(account, line.amount)], actor=accountant)

    line.refresh_from_db()
    assert (line.state, line.reason) == ("matched", "")


@pytest.mark.parametrize(
    ("amounts", "words"),
    [(("200.00",), "Il reste 12,00"), (("212.00", "0.01"), "Les parts font"), (("100.00", "112.00"), "deux fois")],
)  # fmt: skip
def test_parts_that_are_not_the_line_are_refused_and_nothing_is_posted(amounts, words):
    organisation = an_organisation()
    account = a_notice(organisation).account
    line = a_waiting_line(organisation)
    parts = [LinePart(account, Decimal(amount)) for amount in amounts]

    with pytest.raises(Refused, match=words.replace(" ", "\\s")):
        split_line(line, parts=parts, actor=someone_as(organisation, "accountant"))

    line.refresh_from_db()
    assert line.state == "waiting"
    assert not Payment.objects.exists()
