from decimal import Decimal

import pytest

from palier.base.bank.actions import import_statement
from palier.base.bank.models import Statement, StatementLine
from palier.base.bank.statements import LARGEST
from palier.base.bank.tests.examples import IBAN, a_bank_account, a_file, an_entry
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as

BOMB = b"""<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">&b;</Document>"""


@pytest.mark.parametrize("version", ["02", "08"])
def test_both_versions_are_read_with_who_and_how_much(version):
    organisation = an_organisation()
    a_bank_account(organisation)
    accountant = someone_as(organisation, "accountant")
    content = a_file(
        an_entry("212.00", "LOYER AV000001", party="DIALLO", iban=IBAN, version=version),
        an_entry("-18.40", "FRAIS", version=version),
        closing="1193.60",
        version=version,
    )

    statement = import_statement(organisation, content=content, actor=accountant)

    assert (statement.opening, statement.closing) == (Decimal("1000.00"), Decimal("1193.60"))
    lines = statement.lines.order_by("pk").values_list("amount", "party", "party_iban", "text")
    assert list(lines) == [
        (Decimal("212.00"), "DIALLO", IBAN, "LOYER AV000001"),
        (Decimal("-18.40"), "DIALLO", "", "FRAIS"),
    ]


def test_the_same_file_twice_changes_nothing():
    organisation = an_organisation()
    a_bank_account(organisation)
    accountant = someone_as(organisation, "accountant")
    content = a_file(an_entry("212.00"), an_entry("212.00"), closing="1424.00")

    for _ in range(2):
        import_statement(organisation, content=content, actor=accountant)

    assert StatementLine.objects.count() == 2  # two equal transfers of one day are two
    assert Statement.objects.count() == 1


def test_a_line_told_by_two_statements_is_one_line():
    organisation = an_organisation()
    a_bank_account(organisation)
    accountant = someone_as(organisation, "accountant")
    entry = an_entry("212.00", mark="BQ-77")

    for reference in ("REL-1", "REL-2"):
        content = a_file(entry, closing="1212.00", reference=reference)
        import_statement(organisation, content=content, actor=accountant)

    assert StatementLine.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (a_file(an_entry("212.00"), closing="1212.00")[:-40], "incomplet ou abîmé"),
        (a_file(an_entry("213.00"), closing="1212.00"), "font 1.213,00.€, pas 1.212,00.€"),
        (a_file(iban="FR7612345678901234567890123"), "pas un compte de l’association"),
        (BOMB, "définitions XML interdites"),
        (b"x" * (LARGEST + 1), "pèse 20 Mo"),
        (b"", "incomplet ou abîmé"),
        (b"<html/>", "pas un relevé camt.053"),
        (a_file(version="06"), "pas un relevé camt.053"),
        (a_file(an_entry("abc"), closing="1000.00"), "« abc » n’est pas un montant"),
        (
            a_file(an_entry("1.00", on="20225-01-01"), closing="1001.00"),
            "n’est pas une date|impossible",
        ),
        (
            a_file(an_entry("1.00", on="2225-01-01"), closing="1001.00"),
            "année 2225 est impossible",
        ),
        (a_file(an_entry("NaN"), closing="1000.00"), "« NaN » n’est pas un montant"),
        (a_file(an_entry("5.00").replace("EUR", "CHF"), closing="1005.00"), "montant en CHF"),
        (a_file().replace(b"CLBD", b"ITBD"), "le solde manque"),
    ],
)
def test_a_bad_file_gets_a_sentence_and_nothing_is_kept(content, words):
    organisation = an_organisation()
    a_bank_account(organisation)
    accountant = someone_as(organisation, "accountant")

    with pytest.raises(Refused, match=words):
        import_statement(organisation, content=content, actor=accountant)

    assert not Statement.objects.exists()
    assert not StatementLine.objects.exists()


def test_a_statement_that_does_not_follow_says_so():
    organisation = an_organisation()
    a_bank_account(organisation)
    accountant = someone_as(organisation, "accountant")
    import_statement(organisation, content=a_file(), actor=accountant)
    later = a_file(opening="1050.00", closing="1050.00", reference="REL-2")
    later = later.replace(b"2026-05-31", b"2026-06-30").replace(b"2026-05-01", b"2026-06-01")

    statement = import_statement(organisation, content=later, actor=accountant)

    assert statement.gap == Decimal("50.00")
