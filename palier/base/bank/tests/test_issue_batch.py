from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank.actions import issue_batch, total_of
from palier.base.bank.models import SepaBatch
from palier.base.bank.sepa import file_of
from palier.base.bank.tests.examples import (
    a_bank_account,
    a_batch,
    a_collecting_account,
    an_item,
)
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system

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
        ({"on": date(2026, 5, 9)}, "Le suivant : 11\xa0mai\xa02026"),
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

    with pytest.raises(Refused, match="IBAN inconnu pour SCI Diallo"):
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


def test_a_file_that_the_bank_would_refuse_is_refused_before_anything_is_posted():
    organisation = an_organisation()
    bank = a_collecting_account(organisation)
    wrong = replace(an_item(bank), bic="TROP-COURT")

    with pytest.raises(Refused, match="serait refusé par la banque"):
        issue_batch(
            bank,
            kind="transfer",
            version="pain.001.001.09",
            on=date(2026, 5, 6),
            made_on=date(2026, 5, 4),
            label="Essai",
            items=[wrong],
            actor=the_system(organisation),
        )

    assert not SepaBatch.objects.exists()
    assert not Entry.objects.exists()


def test_every_name_of_the_world_and_an_iban_with_dashes_make_a_file():
    organisation = an_organisation()
    bank = a_collecting_account(organisation)
    names = ["ሰላም ገብረ", "李 娜", "تمارا", "🙂", "Société n° 1 d’€uros", "Łukasz Żółć"]
    iban = "FR76-3000-4000-0100-0000-0000-179"
    items = [
        replace(an_item(bank), name=name, iban=iban, text=f"Loyer n° 3 {name}") for name in names
    ]

    batch = issue_batch(
        bank,
        kind="transfer",
        version="pain.001.001.09",
        on=date(2026, 5, 6),
        made_on=date(2026, 5, 4),
        label="Essai",
        items=items,
        actor=the_system(organisation),
    )

    text = file_of(batch).decode()
    assert "TITULAIRE DU COMPTE" in text
    assert "ndeg" not in text
    assert "Societe no 1 d" in text
    assert "FR7630004000010000000000179" in text
