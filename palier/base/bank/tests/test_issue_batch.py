from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank.actions import issue_batch, total_of
from palier.base.bank.models import SepaBatch
from palier.base.bank.tests.examples import a_bank_account, a_batch, an_item
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as

MAY_4, MAY_6 = date(2026, 5, 4), date(2026, 5, 6)


def test_transfers_pay_what_we_owe_and_wait_in_581():
    organisation = an_organisation()
    entity = main_entity(organisation)

    batch = a_batch(organisation, "450.00", "50.00")

    assert total_of(batch) == Decimal("500.00")
    assert balance_of(entity, "401", on=MAY_6) == Decimal("500.00")
    assert balance_of(entity, "581", on=MAY_6) == Decimal("-500.00")
    assert batch.items.get(amount=450).entry.piece == batch.reference


def test_debits_settle_what_we_are_owed_and_wait_in_511():
    organisation = an_organisation()

    a_batch(organisation, "212.00", kind="debit")

    assert balance_of(main_entity(organisation), "511", on=MAY_6) == Decimal("212.00")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"items": []}, "rien à remettre"),
        ({"on": date(2026, 5, 1)}, "est passée"),
        ({"on": date(2026, 5, 9)}, "Le suivant : 11/05/2026"),
        ({"kind": "debit", "version": "pain.008.001.08"}, "n’a pas d’identifiant créancier"),
    ],
)
def test_a_batch_that_the_bank_would_refuse_is_not_made(given, words):
    organisation = an_organisation()
    bank = a_bank_account(organisation)
    asked = {
        "kind": "transfer",
        "version": "pain.001.001.09",
        "on": MAY_6,
        "items": [an_item(bank)],
        **given,
    }

    with pytest.raises(Refused, match=words):
        issue_batch(
            bank,
            made_on=MAY_4,
            label="x",
            actor=someone_as(organisation, "accountant"),
            **asked,
        )

    assert not SepaBatch.objects.exists()
    assert not Entry.objects.exists()


def test_an_order_without_iban_is_named():
    organisation = an_organisation()
    bank = a_bank_account(organisation)
    item = an_item(bank)
    object.__setattr__(item, "iban", "")

    with pytest.raises(Refused, match="IBAN inconnu pour SCI Les Tilleuls"):
        issue_batch(
            bank,
            kind="transfer",
            version="pain.001.001.09",
            on=MAY_6,
            made_on=MAY_4,
            label="x",
            items=[item],
            actor=someone_as(organisation, "accountant"),
        )

    assert not SepaBatch.objects.exists()
