from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db.transaction import atomic

from palier.base.bank.actions import cancel_batch, reject_item, reject_items, undo_reject
from palier.base.bank.models import BankAccount, SepaBatch
from palier.base.bank.returns import Reject
from palier.base.bank.tests.examples import a_bank_account
from palier.base.journal.events import announce
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.events import BenefitPart, BenefitsSettled
from palier.work.billing.models import RentNotice
from palier.work.owners.actions import pay_principals
from palier.work.owners.models import OwnerAccount
from palier.work.owners.rendering import held_for, sums_of
from palier.work.owners.tests.examples import a_cashed_month, a_mandate
from palier.work.owners.tests.test_render_statement import _render

JUNE_3 = date(2026, 6, 3)


def _rendered(organisation):
    account = a_mandate(organisation, percent="0")
    a_cashed_month(organisation, account)
    _render(account)
    return account, BankAccount.objects.get(holds_principals=True)


def _pay(account, bank, role="accountant"):
    return pay_principals(
        bank,
        accounts=[account],
        on=JUNE_3,
        made_on=JUNE_3,
        actor=someone_as(account.organisation, role),
    )


def test_paid_then_nothing_is_left_to_pay_and_cancelled_it_is_again():
    organisation = an_organisation()
    account, bank = _rendered(organisation)

    batch = _pay(account, bank)
    with pytest.raises(Refused, match="rien à verser"):
        _pay(account, bank)
    cancel_batch(batch, on=JUNE_3, actor=the_system(organisation))

    assert held_for(account) == 212
    assert balance_of(main_entity(organisation), "5815", on=JUNE_3) == 0
    assert _pay(account, bank).items.get().amount == 212


def test_from_our_own_account_or_without_iban_nothing_is_paid():
    organisation = an_organisation()
    account, bank = _rendered(organisation)

    with pytest.raises(Refused, match="qui tient leur argent"):
        _pay(account, a_bank_account(organisation))
    OwnerAccount.objects.update(iban="")
    with pytest.raises(Refused, match="IBAN inconnu"):
        _pay(account, bank)

    assert not SepaBatch.objects.exists()


def test_rejected_before_its_day_it_is_held_again_from_that_day_on():
    organisation = an_organisation()
    account, bank = _rendered(organisation)
    before = date(2026, 6, 2)
    batch = pay_principals(
        bank,
        accounts=[account],
        on=JUNE_3,
        made_on=before,
        actor=the_system(organisation),
    )

    reject_items(
        organisation,
        rejects=[Reject(batch.items.get().reference, "AC04")],
        on=before,
        actor=the_system(organisation),
    )

    back = account.moves.get(undoes__isnull=False)
    assert (back.on, back.entry.on, back.amount) == (JUNE_3, JUNE_3, 212)
    assert held_for(account) == 212


def test_a_reject_noted_by_mistake_is_taken_back_and_the_principal_stays_paid():
    organisation = an_organisation()
    account, bank = _rendered(organisation)
    item = _pay(account, bank).items.get()
    system = the_system(organisation)
    reject_item(item, code="AC04", on=JUNE_3, actor=system)
    assert held_for(account) == 212

    undo_reject(item, on=JUNE_3, actor=system)

    assert held_for(account) == sums_of(account).closing == 0


def test_an_aid_is_not_taken_back_while_it_is_promised_by_a_file_that_may_be_cancelled():
    organisation = an_organisation()
    account, bank = _rendered(organisation)
    system, notice = the_system(organisation), RentNotice.objects.get()
    part = BenefitPart(notice.pk, "Diallo", Decimal(100))
    announce(BenefitsSettled([part], date(2026, 5, 20), in_fund=True, actor=system))
    _render(account, last_on=date(2026, 6, 2), made_on=JUNE_3)
    batch = _pay(account, bank)
    back = [replace(part, amount=Decimal(-100))]
    taken = BenefitsSettled(back, JUNE_3, in_fund=True, actor=system)

    with pytest.raises(Refused, match=f"promis par la remise {batch.reference}"), atomic():
        announce(taken)

    cancel_batch(batch, on=JUNE_3, actor=system)
    announce(taken)
    assert held_for(account) == 212
