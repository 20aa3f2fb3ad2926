from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance, balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.work.billing.models import RentNotice
from palier.work.billing.tests.examples import a_notice, a_payment
from palier.work.collecting.actions import approve_write_off, propose_write_off, refuse_write_off
from palier.work.collecting.models import WriteOff

MAY_31 = date(2026, 5, 31)


def _proposed(organisation, amount="212.00", user=None):
    notice = a_notice(organisation)
    manager = someone_as(organisation, "rental_manager", user=user or a_user())
    told = {"amount": Decimal(amount), "reason": "Effacement", "on": MAY_31}
    return notice, propose_write_off(notice.account, actor=manager, **told)


def test_another_person_approves_and_the_debt_is_settled_as_a_loss():
    organisation = an_organisation()
    notice, row = _proposed(organisation)

    approve_write_off(row, on=MAY_31, actor=someone_as(organisation, "director"))

    assert balance(notice.account.auxiliary_id) == 0
    assert balance_of(main_entity(organisation), "654", on=MAY_31) == 212
    assert RentNotice.objects.with_paid().get().paid == 212


def test_whoever_proposed_it_does_not_approve_it():
    organisation = an_organisation()
    user = a_user()
    notice, row = _proposed(organisation, user=user)

    with pytest.raises(Refused, match="ne l’approuve pas"):
        approve_write_off(
            row, on=MAY_31, actor=someone_as(organisation, "director", "rental_manager", user=user)
        )

    assert balance(notice.account.auxiliary_id) == 212


def test_paid_meanwhile_it_is_proposed_again():
    organisation = an_organisation()
    notice, row = _proposed(organisation)
    a_payment(notice.account, "100.00")

    with pytest.raises(Refused, match="a payé entre-temps"):
        approve_write_off(row, on=MAY_31, actor=someone_as(organisation, "director"))

    row.refresh_from_db()
    assert row.state == "proposed"


def test_decided_once_and_a_manager_may_not():
    organisation = an_organisation()
    notice, row = _proposed(organisation)
    director = someone_as(organisation, "director")

    with pytest.raises(PermissionDenied):
        approve_write_off(row, on=MAY_31, actor=someone_as(organisation, "rental_manager"))
    refuse_write_off(row, on=MAY_31, actor=director)
    with pytest.raises(Refused, match="refusé"):
        approve_write_off(row, on=MAY_31, actor=director)

    assert (balance(notice.account.auxiliary_id), WriteOff.objects.get().state) == (212, "refused")


def test_before_it_was_proposed_is_refused():
    organisation = an_organisation()
    notice, row = _proposed(organisation)

    with pytest.raises(Refused, match="ne s’approuve pas avant"):
        approve_write_off(row, on=date(2026, 5, 30), actor=someone_as(organisation, "director"))

    assert balance(notice.account.auxiliary_id) == 212
