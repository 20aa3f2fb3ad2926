from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from palier.base.bank.actions import cancel_batch, reject_item, reject_items, undo_reject
from palier.base.bank.models import SepaBatch
from palier.base.bank.returns import Reject
from palier.base.bank.target import next_open
from palier.base.bank.tests.examples import a_collecting_account
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance, balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.law.dates import add_months
from palier.work.billing.models import PayerIban, Payment, RentNotice
from palier.work.billing.reads import to_deposit
from palier.work.billing.tests.examples import a_notice
from palier.work.collecting.actions import collect_rents, revoke_sepa_mandate, to_collect
from palier.work.collecting.tests.test_sign_sepa_mandate import a_mandate
from palier.work.leases.actions import (
    add_deduction,
    ask_deposit,
    end_occupancy,
    note_keys_back,
    receive_deposit,
    settle_deposit,
)
from palier.work.leases.tests.examples import JANUARY

# Notices are issued now: in these tests the day of collection is well after.
DAY = next_open(timezone.localdate() + timedelta(days=90))
A_YEAR_BEFORE = DAY - timedelta(days=365)


def _collect(organisation, mandate, role="accountant", on=DAY):
    from palier.base.bank.models import BankAccount

    return collect_rents(
        BankAccount.objects.first() or a_collecting_account(organisation),
        mandates=[mandate],
        on=on,
        made_on=date(2026, 5, 4),
        actor=someone_as(organisation, role),
    )


def _mandated(organisation, signed_on=A_YEAR_BEFORE):
    notice = a_notice(organisation)
    return notice, a_mandate(notice.account, the_system(organisation), signed_on=signed_on)


def test_what_is_due_is_collected_paid_and_first_then_recurrent():
    organisation = an_organisation()
    notice, mandate = _mandated(organisation)

    batch = _collect(organisation, mandate)

    assert not to_deposit(main_entity(organisation)).exists(), "a debit is seen by its own batch"
    item = batch.items.get()
    assert (item.amount, item.sequence, item.mandate) == (212, "FRST", mandate.reference)
    payment = Payment.objects.get()
    assert (payment.means, payment.item_id) == ("debit", item.pk)
    assert balance(notice.account.auxiliary_id) == 0
    assert balance_of(main_entity(organisation), "511", on=DAY) == 212
    mandate.refresh_from_db()
    assert mandate.last_used_on == DAY


def test_a_debit_that_comes_back_is_owed_again():
    organisation = an_organisation()
    notice, mandate = _mandated(organisation)
    item = _collect(organisation, mandate).items.get()

    reject_items(
        organisation,
        rejects=[Reject(item.reference, "AM04")],
        on=DAY,
        actor=someone_as(organisation, "accountant"),
    )

    assert RentNotice.objects.with_paid().get(pk=notice.pk).paid == 0
    assert balance(notice.account.auxiliary_id) == 212


def test_a_batch_not_handed_over_paid_nothing():
    organisation = an_organisation()
    notice, mandate = _mandated(organisation)
    batch = _collect(organisation, mandate)

    cancel_batch(batch, on=DAY, actor=someone_as(organisation, "accountant"))

    assert balance(notice.account.auxiliary_id) == 212
    assert RentNotice.objects.with_paid().get(pk=notice.pk).paid == 0
    mandate.refresh_from_db()
    assert mandate.last_used_on is None
    assert _collect(organisation, mandate).items.get().sequence == "FRST"


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("revoked", "révoqué le"),
        ("dead", "36 mois"),
        ("late", "moins de 14 jours"),
        ("paid", "Rien à prélever"),
    ],
)
def test_a_mandate_that_may_not_serve_refuses_the_whole(case, words):
    organisation = an_organisation()
    signed = add_months(DAY, -36) if case == "dead" else A_YEAR_BEFORE
    _, mandate = _mandated(organisation, signed)
    on = DAY
    if case == "revoked":
        revoke_sepa_mandate(mandate, revoked_on=DAY, actor=the_system(organisation))
    if case == "late":
        run = RentNotice.objects.get().run
        on = run.issued_at.date()
    if case == "paid":
        _collect(organisation, mandate)

    before = SepaBatch.objects.count()
    with pytest.raises(Refused, match=words):
        _collect(organisation, mandate, on=on)

    assert SepaBatch.objects.count() == before


def test_another_day_is_looked_at_before_anything_is_collected(client):
    organisation = an_organisation()
    notice, mandate = _mandated(organisation)
    come_in(client, organisation, "accountant")
    bank = a_collecting_account(organisation)
    soon = timezone.localdate() + timedelta(days=1)

    early = client.get(f"/quittancement/prelevements/?le={soon}").content.decode()
    at = f"/quittancement/prelevements/?le={DAY}"
    page = client.get(at).content.decode()
    sent = {"bank_account": bank.pk, "version": "pain.008.001.08"}
    stale = client.post(at, {**sent, "mandates": [f"{mandate.pk}:99.00"]})
    assert not SepaBatch.objects.exists()
    client.post(at, {**sent, "mandates": [f"{mandate.pk}:212.00"]})

    assert "moins de 14" in early
    assert f'value="{mandate.pk}:212.00"' in page
    assert "a changé depuis" in stale.content.decode()
    assert SepaBatch.objects.get().on == DAY
    assert balance(notice.account.auxiliary_id) == 0


def test_a_debit_to_come_is_told_under_what_a_notice_still_owes(client):
    organisation = an_organisation()
    notice, mandate = _mandated(organisation)
    _collect(organisation, mandate)
    come_in(client, organisation, "accountant")

    page = client.get(f"/quittancement/avis/{notice.pk}/").content.decode()

    left, _, to_come = page.partition("Reste dû")[2].partition("À venir")
    assert "212,00" in left, "nothing has come yet"
    assert "212,00" in to_come.partition("</dl>")[0]


def test_what_is_kept_from_the_deposit_pays_what_is_due_and_the_debit_waits_as_an_advance():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    notice, mandate = _mandated(organisation)
    _collect(organisation, mandate)
    today, told = timezone.localdate(), {"amount": Decimal(400), "actor": manager}
    deposit = ask_deposit(notice.occupancy, on=JANUARY, **told)
    receive_deposit(deposit, on=JANUARY, payer="loca_pass", means="transfer", **told)
    add_deduction(
        deposit, kind="rent", amount=Decimal(150), words="Mai", proof="avis", actor=manager
    )
    end_occupancy(notice.occupancy, ends_on=today, end_reason="own_home", actor=manager)
    note_keys_back(deposit, keys_on=today, conforming=True, actor=manager)

    settle_deposit(deposit, on=today, actor=manager)

    assert RentNotice.objects.with_paid(today).get().paid == 150


def test_a_reject_noted_by_mistake_is_taken_back_and_the_rent_stays_paid():
    organisation = an_organisation()
    notice, mandate = _mandated(organisation)
    item = _collect(organisation, mandate).items.get()
    system = the_system(organisation)
    reject_item(item, code="AM04", on=DAY, actor=system)
    assert balance(notice.account.auxiliary_id) == 212

    undo_reject(item, on=DAY, actor=system)

    assert balance(notice.account.auxiliary_id) == 0
    assert RentNotice.objects.with_paid().get().paid == 212
    reject_item(item, code="AM04", on=DAY, actor=system)
    assert balance(notice.account.auxiliary_id) == 212


@pytest.mark.parametrize(("code", "asked"), [("AC04", False), ("AM04", True)])
def test_a_closed_account_is_not_asked_again(code, asked):
    organisation = an_organisation()
    _, mandate = _mandated(organisation)
    item = _collect(organisation, mandate).items.get()
    reject_item(item, code=code, on=DAY, actor=the_system(organisation))

    [told] = to_collect([mandate], DAY)

    assert ("faites-en signer un autre" in told.obstacle) is not asked
    assert PayerIban.objects.get(iban=mandate.iban).account == mandate.account
