from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban as iban_numbers

from palier.base.bank import cfonb
from palier.base.kit.refusals import Refused

EXAMPLE = (Path(__file__).parents[4] / "examples" / "releve-mai.cfonb120").read_bytes()
LINES = EXAMPLE.split(b"\r\n")


def _amount(text: str) -> Decimal:
    line = "07" + " " * 14 + "EUR2" + " " * 70 + text + " " * 16
    return cfonb._amount(line, "Ligne 1")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0000000012345{", "1234.50"),
        ("0000000001234N", "-123.45"),
        ("0000000001234E", "123.45"),
        ("0000000000000{", "0.00"),
        ("0000000012345}", "-1234.50"),
        ("0000000012345é", "1234.50"),
        ("0000000012345è", "-1234.50"),
    ],
)
def test_the_last_sign_is_a_figure_and_a_side(text, amount):
    assert _amount(text) == Decimal(amount)


@given(st.integers(-(10**12), 10**12))
def test_every_amount_is_read_back(cents):
    sign = cfonb.CREDIT if cents >= 0 else cfonb.DEBIT
    digits = f"{abs(cents):014d}"

    assert _amount(digits[:-1] + sign[int(digits[-1])]) == Decimal(cents).scaleb(-2)


def test_a_statement_is_read_with_who_and_for_what():
    [told] = cfonb.read(EXAMPLE)

    assert (told.opening, told.closing) == (Decimal("1000.00"), Decimal("1409.60"))
    assert (told.opening_on, told.closing_on) == (date(2026, 5, 1), date(2026, 5, 31))
    assert iban_numbers.is_valid(told.iban)
    first, second, fees = told.movements
    assert (first.party, first.amount, first.on) == (
        "MME DIALLO AWA", Decimal("212.00"), date(2026, 5, 6),
    )  # fmt: skip
    assert "AV000001" in first.text
    assert (second.party, fees.amount) == ("UDAF 13", Decimal("-18.40"))


def test_lines_without_ends_are_cut_every_120_signs():
    joined = b"".join(line.ljust(120) for line in LINES if line)

    assert cfonb.read(joined) == cfonb.read(EXAMPLE)


def test_the_same_movement_told_by_two_files_bears_the_same_mark():
    [told] = cfonb.read(EXAMPLE)
    [again] = cfonb.read(EXAMPLE)

    assert [m.fingerprint for m in told.movements] == [m.fingerprint for m in again.movements]
    assert len({m.fingerprint for m in told.movements}) == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\r\n".join(LINES[:-2]), "solde d’arrivée manque"),
        (b"\r\n".join(LINES[1:]), r"solde de départ \(enregistrement 01\) manque"),
        (EXAMPLE.replace(b"EUR", b"USD", 1), "USD"),
        (EXAMPLE.replace(b"010526", b"310226", 1), "n’est pas une date"),
        (EXAMPLE.replace(b"0000000002120{", b"00000000021X0{"), "n’est pas un montant"),
        (EXAMPLE.replace(b"0000000002120{", b"0000000002130{"), "Il manque des lignes"),
        (EXAMPLE.replace(b"TUTELLE", b"TUT\x00LLE"), "octets nuls"),
        (LINES[0] + b"\r\n99" + b" " * 118, "n’est pas un enregistrement"),
        (LINES[0] + b"x" * 40 + b"\r\n" + LINES[-2], "120"),
    ],
)
def test_a_damaged_file_gets_a_sentence(content, words):
    with pytest.raises(Refused, match=words):
        cfonb.read(content)


def test_the_iban_of_a_known_account_is_found_again():
    assert cfonb.iban_of("3000600001" + "12345678901") == "FR7630006000011234567890189"
