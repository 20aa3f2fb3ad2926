from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import Side, letter_lines, post_entry, unletter
from palier.base.ledger.models import Auxiliary, Letter, LetteredLine, Line, letter_code
from palier.base.ledger.tests.examples import an_auxiliary, an_entry, an_organisation, the_account
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system

JUNE_1 = date(2026, 6, 1)


def a_payment(organisation, owner: Auxiliary, amount: str, on: date = JUNE_1) -> Line:
    entry = post_entry(
        main_entity(organisation),
        daybook="BQ",
        on=on,
        label="Paiement",
        piece="P",
        sides=[
            Side(the_account(organisation, "5121"), debit=Decimal(amount)),
            Side(owner.account, credit=Decimal(amount), auxiliary=owner),
        ],
        actor=the_system(organisation),
    )
    return entry.lines.get(auxiliary=owner)


def called(organisation, owner: Auxiliary, amount: str) -> Line:
    return an_entry(organisation, amount, owner=owner).lines.get(auxiliary=owner)


def test_lines_that_cancel_out_bear_one_letter():
    organisation = an_organisation()
    owner = an_auxiliary(organisation)
    lines = [
        called(organisation, owner, "499.00"),
        a_payment(organisation, owner, "400.00"),
        a_payment(organisation, owner, "99.00"),
    ]

    letter = letter_lines(
        owner, lines=lines, on=JUNE_1, actor=someone_as(organisation, "accountant")
    )

    assert letter.code == "AAAAB"
    assert {each.line_id for each in letter.lines.all()} == {line.pk for line in lines}


def test_lines_that_do_not_cancel_out_or_are_anothers_are_refused():
    organisation = an_organisation()
    owner, other = an_auxiliary(organisation), an_auxiliary(organisation, "M2")
    due, paid = called(organisation, owner, "499.00"), a_payment(organisation, owner, "400.00")
    accountant = someone_as(organisation, "accountant")

    with pytest.raises(Refused, match="il reste 99,00"):
        letter_lines(owner, lines=[due, paid], on=JUNE_1, actor=accountant)
    with pytest.raises(Refused, match="de ce compte"):
        letter_lines(other, lines=[due, paid], on=JUNE_1, actor=accountant)

    assert not Letter.objects.exists()


def test_a_line_is_lettered_once_and_the_database_balances_letters():
    organisation = an_organisation()
    owner = an_auxiliary(organisation)
    due, paid = called(organisation, owner, "50.00"), a_payment(organisation, owner, "50.00")
    system = the_system(organisation)
    letter = letter_lines(owner, lines=[due, paid], on=JUNE_1, actor=system)

    with pytest.raises(Refused, match="déjà lettrée"):
        letter_lines(owner, lines=[due, paid], on=JUNE_1, actor=system)
    alone = called(organisation, owner, "10.00")
    with pytest.raises(IntegrityError, match="does not balance"), transaction.atomic():
        LetteredLine.objects.create(organisation=organisation, letter=letter, line=alone)


def test_unlettered_the_lines_are_free_and_as_they_were():
    organisation = an_organisation()
    owner = an_auxiliary(organisation)
    due, paid = called(organisation, owner, "50.00"), a_payment(organisation, owner, "50.00")
    accountant = someone_as(organisation, "accountant")
    letter = letter_lines(owner, lines=[due, paid], on=JUNE_1, actor=accountant)

    unletter(letter, actor=accountant)

    assert not LetteredLine.objects.exists()
    assert Line.objects.filter(pk__in=[due.pk, paid.pk]).count() == 2


def test_letters_follow_one_another():
    assert [letter_code(n) for n in (0, 1, 25, 26, 27)] == [
        "AAAAA", "AAAAB", "AAAAZ", "AAABA", "AAABB",
    ]  # fmt: skip
