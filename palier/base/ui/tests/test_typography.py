from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, plural, typeset


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Un : deux ; trois ?", "Un\u00a0: deux\u202f; trois\u202f?"),
        ("« bail »", "«\u00a0bail\u00a0»"),
        ("12 % de 1 234 €", "12\u00a0% de 1\u00a0234\u00a0€"),
        ("l'aide", "l’aide"),
        ("L’avis de août 2026, de mai", "L’avis d’août 2026, de mai"),
    ],
)
def test_french_spaces_do_not_break(typed, set_):
    assert typeset(typed) == set_


def test_amounts_and_dates_read_as_in_print():
    assert euros(Decimal("1234.56")) == "1\u00a0234,56\u00a0€"
    assert euros(Decimal("-0.5")) == "−\u00a00,50\u00a0€"
    assert day_in_words(date(2026, 3, 12)) == "12\u00a0mars\u00a02026"
    assert day_in_words(date(2026, 12, 1), short=True) == "1er\u00a0déc.\u00a02026"
    assert plural(1, "avis", "avis") == "1\u00a0avis"
    assert plural(1267, "ligne") == "1\u00a0267\u00a0lignes"
