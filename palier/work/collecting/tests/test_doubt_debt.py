from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance, balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.law.dates import Month
from palier.work.billing.tests.examples import a_notice, a_payment
from palier.work.collecting.actions import doubt_debt, lift_doubt
from palier.work.collecting.models import Doubt
from palier.work.collecting.shell import collecting_points

MAY_31, JUNE_30 = date(2026, 5, 31), date(2026, 6, 30)


def _doubt(account, amount="106.00", role="accountant", on=MAY_31):
    return doubt_debt(
        account,
        amount=Decimal(amount),
        reason="Parti sans adresse",
        on=on,
        actor=someone_as(account.organisation, role),
    )


def _balances(organisation, on):
    entity = main_entity(organisation)
    return [balance_of(entity, code, on=on) for code in ("411", "416", "491", "6817")]


def test_the_books_grow_careful_and_the_household_owes_the_same():
    organisation = an_organisation()
    notice = a_notice(organisation)

    doubt = _doubt(notice.account)

    agency = 287
    assert _balances(organisation, MAY_31) == [agency, 212, -106, 106]
    assert balance(notice.account.auxiliary_id) == 212
    lift_doubt(doubt, on=JUNE_30, actor=someone_as(organisation, "accountant"))
    assert _balances(organisation, JUNE_30) == [agency + 212, 0, 0, 106]
    assert balance_of(main_entity(organisation), "7817", on=JUNE_30) == -106


@pytest.mark.parametrize(
    ("amount", "words"), [("212.01", "212,00 € au plus"), ("0", "plus de zéro")]
)
def test_more_than_is_owed_is_refused(amount, words):
    organisation = an_organisation()
    account = a_notice(organisation).account

    with pytest.raises(Refused, match=words.replace(" €", ".€")):
        _doubt(account, amount)

    assert not Doubt.objects.exists()


def test_a_debt_is_doubted_once_and_lifted_once_and_a_host_may_not():
    organisation = an_organisation()
    account = a_notice(organisation).account
    doubt = _doubt(account)
    accountant = someone_as(organisation, "accountant")

    with pytest.raises(Refused, match="déjà dite douteuse"):
        _doubt(account)
    with pytest.raises(PermissionDenied):
        _doubt(account, role="host")
    with pytest.raises(PermissionDenied):
        lift_doubt(doubt, on=JUNE_30, actor=someone_as(organisation, "host"))
    lift_doubt(doubt, on=JUNE_30, actor=accountant)
    with pytest.raises(Refused, match="déjà levé"):
        lift_doubt(doubt, on=JUNE_30, actor=accountant)

    assert Doubt.objects.count() == 1


def test_nothing_owed_is_not_doubted():
    organisation = an_organisation()
    account = a_notice(organisation).account

    with pytest.raises(Refused, match="ne doit rien"):
        _doubt(account, on=date(2026, 4, 30))

    assert the_system(organisation).kind == "system"
    assert not Doubt.objects.exists()


def test_a_doubt_does_not_begin_on_days_of_one_that_was_lifted_since():
    organisation = an_organisation()
    account = a_notice(organisation).account
    doubt = _doubt(account)
    lift_doubt(doubt, on=JUNE_30, actor=someone_as(organisation, "accountant"))

    with pytest.raises(Refused, match="ce jour-là, ou après"):
        _doubt(account, on=date(2026, 6, 15))
    _doubt(account, on=JUNE_30)

    assert _balances(organisation, JUNE_30)[1] == 212


def test_a_debt_paid_since_is_told_at_the_end_of_the_month():
    organisation = an_organisation()
    account = a_notice(organisation).account
    _doubt(account)
    entity, may = main_entity(organisation), Month(2026, 5)
    told = {point.label: point.left for point in collecting_points(entity, may)}
    assert told["Créances douteuses"] == ""

    a_payment(account, "50.00", on=MAY_31)

    told = {point.label: point.left for point in collecting_points(entity, may)}
    assert told["Créances douteuses"] == "1\xa0doute dépasse ce qui reste dû"
