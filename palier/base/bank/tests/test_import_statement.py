from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone

from palier.base.bank.actions import import_statement
from palier.base.bank.models import Statement, StatementLine
from palier.base.bank.statements import LARGEST
from palier.base.bank.tests.examples import IBAN, a_bank_account, a_file, an_entry
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import FiscalYear
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system

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

    [statement] = import_statement(organisation, content=content, actor=accountant).statements

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
        (a_file(version="14"), "c’est un camt.053.001.14"),
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

    [statement] = import_statement(organisation, content=later, actor=accountant).statements

    assert Statement.objects.with_gap().get(pk=statement.pk).gap == Decimal("50.00")


def test_a_gap_closes_when_the_missing_statement_comes():
    organisation = an_organisation()
    a_bank_account(organisation)
    accountant = someone_as(organisation, "accountant")

    def told(month: str, opening: str, closing: str, *entries: str) -> bytes:
        content = a_file(*entries, opening=opening, closing=closing, reference=f"REL-{month}")
        return content.replace(b"2026-05-31", f"2026-{month}-28".encode()).replace(
            b"2026-05-01", f"2026-{month}-01".encode()
        )

    import_statement(organisation, content=told("01", "0.00", "0.00"), actor=accountant)
    import_statement(organisation, content=told("03", "50.00", "50.00"), actor=accountant)
    assert Statement.objects.with_gap().latest("closing_on").gap == Decimal("50.00")
    february = told("02", "0.00", "50.00", an_entry("50.00", on="2026-02-10"))

    import_statement(organisation, content=february, actor=accountant)

    assert Statement.objects.with_gap().latest("closing_on").gap == Decimal("0.00")


def test_the_same_days_told_in_another_format_are_told_once():
    organisation = an_organisation()
    a_bank_account(organisation)
    accountant = someone_as(organisation, "accountant")
    example = Path(__file__).parents[4] / "examples" / "releve-mai.cfonb120"
    import_statement(organisation, content=example.read_bytes(), actor=accountant)
    camt = a_file(
        an_entry("212.00", "LOYER", on="2026-05-06"),
        an_entry("216.00", "TUTELLE", on="2026-05-11"),
        an_entry("-18.40", "FRAIS", on="2026-05-29"),
        closing="1409.60",
    )

    import_statement(organisation, content=camt, actor=accountant)

    assert StatementLine.objects.count() == 3


def test_two_equal_movements_of_one_day_in_two_blocks_are_two():
    organisation = an_organisation()
    a_bank_account(organisation)
    first = a_file(an_entry("50.00", on="2026-05-06"), closing="1050.00", reference="MATIN")
    second = a_file(
        an_entry("50.00", on="2026-05-06"), opening="1050.00", closing="1100.00", reference="SOIR"
    )
    for content in (first, second):
        for day in (b"2026-05-01", b"2026-05-31"):
            content = content.replace(day, b"2026-05-06")
        import_statement(
            organisation, content=content, actor=someone_as(organisation, "accountant")
        )

    assert StatementLine.objects.count() == 2


def test_a_statement_of_days_to_come_is_refused_and_opens_no_year():
    organisation = an_organisation()
    a_bank_account(organisation)
    ahead = timezone.localdate() + timedelta(days=3)
    content = a_file(an_entry("10.00", "AVANCE"), opening="0.00", closing="10.00")
    content = content.replace(b"2026-05-31", f"{ahead:%Y-%m-%d}".encode())
    years = FiscalYear.objects.count()

    with pytest.raises(Refused, match="pas encore venu"):
        import_statement(organisation, content=content, actor=the_system(organisation))

    assert not Statement.objects.exists()
    assert FiscalYear.objects.count() == years
