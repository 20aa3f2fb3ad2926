from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.reads import may_be_given_up
from palier.work.billing.tests.examples import JUNE, a_notice, a_payment, an_issued_run
from palier.work.collecting.actions import propose_write_off
from palier.work.collecting.models import WriteOff

MAY_31 = date(2026, 5, 31)


@pytest.mark.parametrize(
    ("amount", "reason", "words"),
    [
        ("212.01", "x", "doit 212,00"),
        ("212.00", " ", "Dites pourquoi"),
        ("0", "x", "montant positif"),
    ],
)
def test_more_than_is_owed_or_without_a_reason_is_refused(amount, reason, words):
    organisation = an_organisation()
    account = a_notice(organisation).account

    with pytest.raises(Refused, match=words):
        propose_write_off(
            account,
            amount=Decimal(amount),
            reason=reason,
            on=MAY_31,
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not WriteOff.objects.exists()


def test_proposing_changes_nothing_yet_and_a_host_may_not():
    organisation = an_organisation()
    account = a_notice(organisation).account
    told = {"amount": Decimal(212), "reason": "Décès", "on": MAY_31}

    propose_write_off(account, actor=someone_as(organisation, "rental_manager"), **told)
    with pytest.raises(PermissionDenied):
        propose_write_off(account, actor=someone_as(organisation, "host"), **told)
    with pytest.raises(Refused, match="déjà proposé"):
        propose_write_off(account, actor=someone_as(organisation, "rental_manager"), **told)

    assert (balance(account.auxiliary_id), WriteOff.objects.count()) == (212, 1)


def test_what_came_after_the_day_written_is_deducted_and_said():
    organisation = an_organisation()
    account = a_notice(organisation).account
    a_payment(account, "100.00", on=date(2026, 6, 6))

    with pytest.raises(Refused, match=r"doit 112,00.*d’après déduits"):
        propose_write_off(
            account,
            amount=Decimal(212),
            reason="Décès",
            on=MAY_31,
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not WriteOff.objects.exists()


def test_a_month_to_come_is_not_given_up():
    organisation = an_organisation()
    account = a_notice(organisation).account
    an_issued_run(organisation, JUNE)
    told = {"reason": "Décès", "on": MAY_31, "actor": someone_as(organisation, "rental_manager")}
    assert may_be_given_up(account, MAY_31) == 212

    with pytest.raises(Refused, match="doit 212,00"):
        propose_write_off(account, amount=Decimal(424), **told)

    assert propose_write_off(account, amount=Decimal(212), **told).amount == 212
