from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.owners.actions import note_mandate_expense, undo_mandate_expense
from palier.work.owners.rendering import held_for, sums_of
from palier.work.owners.tests.examples import a_cashed_month, a_mandate

MAY_20 = date(2026, 5, 20)


def _spend(account, amount="80.00", role="rental_manager", label="Chaudière"):
    return note_mandate_expense(
        account,
        on=MAY_20,
        label=label,
        amount=Decimal(amount),
        actor=someone_as(account.organisation, role),
    )


def test_an_expense_and_its_undoing_are_both_told():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)

    move = _spend(account)
    assert sums_of(account).closing == held_for(account) == 132
    undo_mandate_expense(move, on=MAY_20, actor=the_system(organisation))

    assert sums_of(account).closing == held_for(account) == 212
    with pytest.raises(Refused, match="déjà annulée"):
        undo_mandate_expense(move, on=MAY_20, actor=the_system(organisation))


@pytest.mark.parametrize(
    ("amount", "label", "words"),
    [
        ("0", "x", "montant positif"),
        ("9", " ", "Dites ce que c’est"),
        ("212.01", "x", "tenez 212,00"),
    ],
)
def test_more_than_is_held_nothing_or_without_a_word_is_refused(amount, label, words):
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)

    with pytest.raises(Refused, match=words):
        _spend(account, amount, label=label)

    assert held_for(account) == 212
