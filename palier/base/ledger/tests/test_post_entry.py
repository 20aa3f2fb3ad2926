from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import Side, needed_year, post_entry
from palier.base.ledger.models import Entry, Line
from palier.base.ledger.reads import balance
from palier.base.ledger.tests.examples import (
    MAY_5,
    a_closed_month,
    an_auxiliary,
    an_entry,
    an_organisation,
    the_account,
)
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in


def test_an_entry_is_numbered_without_a_gap_and_moves_the_balance():
    organisation = an_organisation()
    owner = an_auxiliary(organisation)

    entries = [an_entry(organisation, "212.00", owner=owner) for _ in range(3)]

    assert [entry.number for entry in entries] == [1, 2, 3]
    assert balance(owner.pk, on=MAY_5) == Decimal("636.00")
    assert balance(owner.pk, on=MAY_5.replace(day=4)) == Decimal("0.00")


def test_what_does_not_balance_is_refused_and_no_number_is_lost():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    sides = [
        Side(the_account(organisation, "5121"), debit=Decimal("10.00")),
        Side(the_account(organisation, "7083"), credit=Decimal("9.99")),
    ]

    with pytest.raises(Refused, match="équilibrée"):
        post_entry(
            main_entity(organisation),
            daybook="OD",
            on=MAY_5,
            label="Faux",
            piece="1",
            sides=sides,
            actor=accountant,
        )

    assert not Entry.objects.exists()
    assert an_entry(organisation).number == 1


def test_a_closed_month_takes_nothing_more():
    organisation = an_organisation()
    a_closed_month(main_entity(organisation), month_on=MAY_5, actor=the_system(organisation))

    with pytest.raises(Refused, match="Ce mois est clos"):
        an_entry(organisation)

    assert not Entry.objects.exists()


def _insert_lines(entry: Entry, *amounts: tuple[str, str]) -> None:
    account = the_account(entry.organisation, "7083")
    Line.objects.bulk_create(
        [
            Line(
                organisation=entry.organisation,
                entry=entry,
                account=account,
                on=entry.on,
                debit=debit,
                credit=credit,
            )
            for debit, credit in amounts
        ]
    )


@pytest.mark.parametrize(
    ("amounts", "name"),
    [
        ([("5.00", "0"), ("0", "4.00")], "ledger_balanced"),
        ([("5.00", "0"), ("0", "5.00")], "ledger_untouchable"),
        ([("-5.00", "0"), ("0", "-5.00")], "line_debit_or_credit"),
        ([("5.00", "5.00")], "line_debit_or_credit"),
    ],
)
def test_the_database_itself_guards_an_entry_already_posted(amounts, name):
    entry = an_entry(an_organisation())

    with pytest.raises(IntegrityError) as failure, transaction.atomic():
        _insert_lines(entry, *amounts)

    assert failure.value.__cause__.diag.constraint_name == name
    assert entry.lines.count() == 2


def test_an_entry_without_lines_cannot_stay():
    organisation = an_organisation()
    year = needed_year(main_entity(organisation), MAY_5)
    with pytest.raises(IntegrityError, match="without lines"), transaction.atomic():
        Entry.objects.create(
            organisation=organisation,
            entity=main_entity(organisation),
            year=year,
            number=99,
            rank=99,
            daybook="OD",
            on=MAY_5,
            label="Vide",
            piece="0",
        )
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("verb", ["UPDATE ledger_line SET debit = 1", "DELETE FROM ledger_entry"])
def test_posted_means_untouchable(verb):
    entry = an_entry(an_organisation())

    with (
        pytest.raises((ProgrammingError, IntegrityError)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb)

    assert entry.lines.count() == 2


def test_a_line_on_an_account_of_other_books_is_refused():
    ours = an_organisation("Ici")
    entry = an_entry(ours)
    theirs = an_organisation("Ailleurs")
    foreign = the_account(theirs, "7083")
    from palier.base.tenancy.walls import stand_in

    stand_in(ours.pk)
    with pytest.raises(IntegrityError, match="other books"), transaction.atomic():
        Line.objects.bulk_create(
            [
                Line(organisation=ours, entry=entry, account=foreign, on=entry.on, debit=1),
                Line(organisation=ours, entry=entry, account=foreign, on=entry.on, credit=1),
            ]
        )


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"sides": "D 411 : 10,00\nC 5121 : 10,00"}, "se tient par tiers"),
        ({"on": "01/06/2035"}, "un mois à l’avance"),
        ({"sides": "D 6061 : 10,00\nC 5121 : 9,00"}, "équilibrée"),
        ({"sides": "D 165 : 10,00\nC 5121 : 10,00"}, "celui des dépôts de garantie"),
        ({"sides": "D 467 : 10,00\nC 5121 : 10,00"}, "celui des mandants"),
    ],
)
def test_by_hand_what_would_part_the_books_from_their_parts_is_refused(client, told, words):
    organisation = an_organisation()
    an_auxiliary(organisation)
    come_in(client, organisation, "accountant")
    right = {"on": "05/05/2026", "label": "Essai", "piece": "1", **told}

    page = client.post(
        "/comptabilite/ecritures/passer/", {"sides": "D 6061 : 10,00\nC 5121 : 10,00", **right}
    )

    assert words in page.content.decode()
    assert not Entry.objects.exists()


def test_a_year_far_ahead_opens_for_nobody():
    organisation = an_organisation()
    far = date(timezone.localdate().year + 3, 1, 1)

    with pytest.raises(Refused, match="trop loin"):
        needed_year(main_entity(organisation), far)
