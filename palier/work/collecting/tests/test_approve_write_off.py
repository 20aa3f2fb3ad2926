from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance, balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import a_user, someone_as, the_system
from palier.work.billing.actions import (
    issue_receipt,
    issue_rent_run,
    prepare_corrections,
    release_draft,
    set_term,
)
from palier.work.billing.models import RentNotice
from palier.work.billing.papers.receipts import _receipt, _unpaid_of
from palier.work.billing.reporting import rates
from palier.work.billing.tests.examples import JUNE, MAY, a_notice, a_payment
from palier.work.collecting.actions import (
    approve_write_off,
    propose_write_off,
    refuse_write_off,
    undo_write_off,
)
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


def test_what_was_given_up_is_proved_by_no_receipt_and_is_no_money_cashed():
    organisation = an_organisation()
    notice, row = _proposed(organisation, "112.00")
    director = someone_as(organisation, "director")
    approve_write_off(row, on=MAY_31, actor=director)

    with pytest.raises(Refused, match="Rien n’a encore été payé"):
        issue_receipt(notice, on=MAY_31, actor=the_system(organisation))
    a_payment(notice.account, "100.00", on=MAY_31)
    receipt = issue_receipt(notice, on=MAY_31, actor=the_system(organisation))
    told = rates(organisation, MAY, MAY_31)

    assert (receipt.kind, receipt.amount) == ("partial", 100)
    said = _receipt(receipt, {}, None, _unpaid_of([receipt])[notice.pk])["due"]
    assert "112,00\xa0€ ne vous sont plus demandés" in said
    assert "Il ne reste rien à payer" in said
    assert (told.paid, told.given_up, told.flow) == (100, 112, Decimal("52.8"))


def test_a_month_given_up_is_not_given_back():
    organisation = an_organisation()
    notice, row = _proposed(organisation)
    approve_write_off(row, on=MAY_31, actor=someone_as(organisation, "director"))
    system = the_system(organisation)
    set_term(notice.occupancy, kind="rent", amount=Decimal(400), starts_on=MAY, actor=system)

    run = prepare_corrections(organisation, month_on=JUNE, since_on=MAY, actor=system)
    draft = run.drafts.get()

    assert draft.net < 0
    assert "défaites d’abord l’abandon" in draft.held_because
    with pytest.raises(Refused, match="défaites d’abord"):
        release_draft(draft, actor=system)
    with pytest.raises(Refused):
        issue_rent_run(run, actor=system)
    undo_write_off(row, on=JUNE, reason="Loyer corrigé", actor=system)
    run = prepare_corrections(organisation, month_on=JUNE, since_on=MAY, actor=system)
    issue_rent_run(run, actor=system)
    assert balance(notice.account.auxiliary_id) == 212 + draft.net
