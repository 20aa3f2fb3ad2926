from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from palier.base.ui.fields import (
    AmountField,
    DayField,
    IbanField,
    LastDayField,
    MomentField,
    PhoneField,
    SirenField,
)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("1 234,50 €", "1234.50"), ("1\u202f234,5", "1234.50"), ("12", "12.00"), ("0,05", "0.05")],
)
def test_amounts_are_read_as_people_type_them(typed, amount):
    assert AmountField().clean(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-438", "négatif"),
        ("−438,00", "négatif"),
        ("beaucoup", "« beaucoup » n’est pas un montant"),
        ("12,345", "s’arrête au centime"),
        ("NaN", "n’est pas un montant"),
        ("1.234", "des milliers, ou trois décimales"),
        ("9" * 30, "trop grand"),
    ],
)
def test_what_is_no_amount_gets_a_sentence(typed, words):
    with pytest.raises(ValidationError, match=words):
        AmountField().clean(typed)


@pytest.mark.parametrize("typed", ["2026-12-14", "14/12/2026", "14.12.2026", "14/12/26"])
def test_days_are_read_as_people_type_them(typed):
    assert DayField().clean(typed) == date(2026, 12, 14)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("14/12/20225", "L’année 20225 n’existe pas encore"),
        ("20225-12-14", "L’année 20225 n’existe pas encore"),
        ("1789-07-14", "L’année 1789 est hors du possible"),
        ("31/02/2026", "« 31/02/2026 » n’est pas une date"),
        ("demain", "« demain » n’est pas une date"),
    ],
)
def test_what_is_no_day_gets_a_sentence(typed, words):
    with pytest.raises(ValidationError, match=words):
        DayField().clean(typed)


def test_the_last_day_asked_is_kept_as_the_day_after():
    assert LastDayField().clean("2026-12-31") == date(2027, 1, 1)
    assert LastDayField(required=False).clean("") is None


def test_an_iban_is_kept_without_spaces_and_its_key_is_checked():
    assert IbanField().clean("fr76 3000 6000 0112 3456 7890 189") == "FR7630006000011234567890189"
    with pytest.raises(ValidationError, match="La clé de cet IBAN est fausse"):
        IbanField().clean("FR7630006000011234567890188")


def test_a_siren_has_its_key():
    assert SirenField().clean("912 345 675") == "912345675"
    with pytest.raises(ValidationError, match="SIREN n’est pas juste"):
        SirenField().clean("123456789")


@pytest.mark.parametrize("told", ["2026-03-29T02:30", "2026-10-25T02:30"])
def test_an_hour_that_is_not_or_is_twice_is_said_so(told):
    """The night when clocks go forward, and the one when they go back."""
    with pytest.raises(ValidationError, match="l’heure change"):
        MomentField().clean(told)


@pytest.mark.parametrize("text", ["06 12", "0612", "06.12.34.5", "0"])
def test_the_beginning_of_a_number_is_refused(text):
    with pytest.raises(ValidationError, match="un numéro en a dix"):
        PhoneField().clean(text)


@pytest.mark.parametrize(
    "text", ["", "06 12, la suite à demander", "pas de téléphone", "115", "3919"]
)
def test_nothing_a_word_beside_and_short_numbers_are_kept(text):
    assert PhoneField().clean(text) == text
