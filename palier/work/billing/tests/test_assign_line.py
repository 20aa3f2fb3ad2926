from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank.tests.examples import IBAN, a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import assign_line
from palier.work.billing.models import PayerIban, Payment
from palier.work.billing.reads import owed_by
from palier.work.billing.tests.examples import a_notice


def test_a_person_says_who_paid_and_the_iban_is_remembered():
    organisation = an_organisation()
    notice = a_notice(organisation)
    line = a_waiting_line(organisation, iban=IBAN)

    assign_line(
        line, account=notice.account, remember=True, actor=someone_as(organisation, "accountant")
    )

    line.refresh_from_db()
    assert (line.state, line.matched_by) == ("matched", "hand")
    assert owed_by(notice.account) == Decimal("0.00")
    assert PayerIban.objects.get().account == notice.account


def test_the_agency_may_be_the_answer():
    organisation = an_organisation()
    line = a_waiting_line(organisation)

    payment = assign_line(line, is_agency=True, actor=someone_as(organisation, "accountant"))

    assert payment.account is None


@pytest.mark.parametrize("agency", [True, False])
def test_neither_or_both_answers_are_refused(agency):
    organisation = an_organisation()
    account = a_notice(organisation).account if agency else None
    line = a_waiting_line(organisation)

    with pytest.raises(Refused, match="un ménage, un tiers payeur ou la CAF"):
        assign_line(
            line, account=account, is_agency=agency, actor=someone_as(organisation, "accountant")
        )

    line.refresh_from_db()
    assert line.state == "waiting"
    assert not Payment.objects.exists()


def test_money_that_went_out_pays_no_rent():
    organisation = an_organisation()
    account = a_notice(organisation).account
    line = a_waiting_line(organisation, "-18.40")

    with pytest.raises(Refused, match="sortie d’argent"):
        assign_line(line, account=account, actor=someone_as(organisation, "accountant"))

    assert not Payment.objects.exists()


def test_a_line_is_assigned_once():
    organisation = an_organisation()
    account = a_notice(organisation).account
    accountant = someone_as(organisation, "accountant")
    line = a_waiting_line(organisation)
    assign_line(line, account=account, actor=accountant)

    with pytest.raises(Refused, match="déjà affectée"):
        assign_line(line, account=account, actor=accountant)

    assert Payment.objects.count() == 1


def test_a_day_before_the_bank_s_is_refused():
    organisation = an_organisation()
    account = a_notice(organisation).account
    line = a_waiting_line(organisation)

    with pytest.raises(Refused, match="ne se passe pas avant"):
        assign_line(
            line,
            account=account,
            on=date(2026, 4, 10),
            actor=someone_as(organisation, "accountant"),
        )

    line.refresh_from_db()
    assert (line.state, Payment.objects.count()) == ("waiting", 0)
