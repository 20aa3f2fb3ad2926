from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank.actions import cancel_batch, reject_item, undo_reject
from palier.base.bank.models import SepaBatch
from palier.base.bank.sepa import file_of
from palier.base.bank.tests.examples import a_bank_account
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.owners.actions import pay_owner_dues, set_owner_term, undo_owner_due
from palier.work.owners.models import OwnerAccount, OwnerDue
from palier.work.owners.tests.examples import a_head_lease, the_fund
from palier.work.owners.tests.test_call_owner_dues import _call

MAY_6 = date(2026, 5, 6)


def _pay(organisation, bank, role="accountant"):
    return pay_owner_dues(
        bank,
        dues=list(OwnerDue.objects.all()),
        on=MAY_6,
        made_on=MAY_6,
        actor=someone_as(organisation, role),
    )


def _owing(organisation):
    holding = a_head_lease(organisation)
    set_owner_term(
        holding,
        kind="charges",
        amount=Decimal(50),
        every="month",
        starts_on=date(2026, 1, 1),
        actor=the_system(organisation),
    )
    _call(organisation)
    return a_bank_account(organisation)


def test_one_transfer_an_owner_for_all_that_is_due():
    organisation = an_organisation()
    bank = _owing(organisation)

    batch = _pay(organisation, bank)

    item = batch.items.get()
    assert (item.amount, item.iban[:4]) == (500, "FR76")
    assert {due.item_id for due in OwnerDue.objects.all()} == {item.pk}
    assert balance_of(main_entity(organisation), "401", on=MAY_6) == 0
    assert b"pain.001.001.09" in file_of(batch)


def test_paid_twice_is_refused_and_what_is_paid_is_not_undone():
    organisation = an_organisation()
    bank = _owing(organisation)
    _pay(organisation, bank)

    with pytest.raises(Refused, match="déjà payé"):
        _pay(organisation, bank)
    with pytest.raises(Refused, match="annulez d’abord le virement"):
        undo_owner_due(
            OwnerDue.objects.first(), on=MAY_6, reason="x", actor=the_system(organisation)
        )

    assert SepaBatch.objects.count() == 1


def test_a_file_not_handed_over_leaves_them_to_pay():
    organisation = an_organisation()
    bank = _owing(organisation)
    batch = _pay(organisation, bank)

    cancel_batch(batch, on=MAY_6, actor=the_system(organisation))

    assert not OwnerDue.objects.exclude(item=None).exists()
    _pay(organisation, bank)


def test_without_iban_or_from_the_principals_account_nothing_is_paid():
    organisation = an_organisation()
    bank = _owing(organisation)
    OwnerAccount.objects.update(iban="")

    with pytest.raises(Refused, match="IBAN inconnu"):
        _pay(organisation, bank)
    with pytest.raises(Refused, match="l’argent des mandants"):
        _pay(organisation, the_fund(organisation))

    assert not SepaBatch.objects.exists()


def test_a_reject_noted_on_the_wrong_order_is_taken_back_and_the_dues_stay_paid():
    organisation = an_organisation()
    item = _pay(organisation, _owing(organisation)).items.get()
    system = the_system(organisation)
    reject_item(item, code="AC04", on=MAY_6, actor=system)
    assert not OwnerDue.objects.exclude(item=None).exists()

    undo_reject(item, on=MAY_6, actor=system)

    assert {due.item_id for due in OwnerDue.objects.all()} == {item.pk}
    assert balance_of(main_entity(organisation), "401", on=MAY_6) == 0


def test_what_was_paid_again_since_keeps_its_reject():
    organisation = an_organisation()
    bank = _owing(organisation)
    item = _pay(organisation, bank).items.get()
    system = the_system(organisation)
    reject_item(item, code="AC04", on=MAY_6, actor=system)
    again = _pay(organisation, bank).items.get()

    with pytest.raises(Refused, match="payé autrement"):
        undo_reject(item, on=MAY_6, actor=system)

    item.refresh_from_db()
    assert item.reject_code == "AC04"
    assert {due.item_id for due in OwnerDue.objects.all()} == {again.pk}
