"""The page of a fiscal year, its file, and how years open by themselves."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import (
    Side,
    needed_account,
    needed_year,
    post_entry,
    reverse_entry,
)
from palier.base.ledger.fec import write
from palier.base.ledger.models import Entry, FiscalYear
from palier.base.ledger.reads import (
    aged,
    by_centre,
    months_owed,
    parts_of,
    result_of,
    trial_balance,
)
from palier.base.ledger.tests.examples import (
    a_closed_month,
    an_auxiliary,
    an_entry,
    an_organisation,
    the_account,
)
from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import a_member, a_user, the_system

MAY_5, DEC_31 = date(2026, 5, 5), date(2026, 12, 31)


def _signed_in(client, organisation, role: str):
    user = a_user()
    a_member(organisation, role, user=user)
    client.force_login(user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()
    return client


def test_a_year_opens_with_its_first_entry_and_numbers_each_journal_from_one():
    organisation = an_organisation()

    first, second = an_entry(organisation), an_entry(organisation)
    later = an_entry(organisation, on=date(2027, 1, 2))

    assert [e.reference for e in (first, second, later)] == ["VE000001", "VE000002", "VE000001"]
    assert [y.name for y in FiscalYear.objects.order_by("period")] == ["2026", "2027"]


def test_years_go_on_as_the_first_one_went():
    organisation = an_organisation()
    entity = main_entity(organisation)
    FiscalYear.objects.create(
        organisation=organisation,
        entity=entity,
        period=(date(2025, 9, 1), date(2026, 9, 1)),
    )

    after, before = needed_year(entity, date(2028, 1, 1)), needed_year(entity, date(2025, 2, 1))

    assert (after.period.lower, after.period.upper) == (date(2027, 9, 1), date(2028, 9, 1))
    assert (before.period.lower, before.period.upper) == (date(2024, 9, 1), date(2025, 9, 1))


def test_costs_and_incomes_start_again_each_year_and_the_rest_runs_on():
    organisation = an_organisation()
    entity = main_entity(organisation)
    an_entry(organisation, "499.00", on=MAY_5)
    an_entry(organisation, "100.00", on=date(2027, 2, 1))

    rows = {row.code: row.due for row in trial_balance(entity, on=date(2027, 3, 1))}

    assert rows == {"411": Decimal("599.00"), "7083": Decimal(-100), "120": Decimal("-499.00")}
    assert result_of(entity, date(2027, 1, 1), date(2027, 12, 31)) == Decimal("100.00")


def test_what_is_owed_is_aged_from_its_oldest_part():
    organisation = an_organisation()
    owner = an_auxiliary(organisation)
    for on in (date(2026, 1, 1), date(2026, 3, 1), date(2026, 3, 25)):
        an_entry(organisation, "100.00", on=on, owner=owner)

    row = aged(main_entity(organisation), "411", on=date(2026, 4, 5))[0]

    assert (row.due, row.fresh, row.over_30, row.over_60, row.over_90) == (
        Decimal("300.00"), Decimal("100.00"), Decimal("100.00"), Decimal(0), Decimal("100.00"),
    )  # fmt: skip


def test_lines_without_a_section_are_said_to_be_without():
    organisation = an_organisation()
    Site.objects.create(organisation=organisation, name="Les Tilleuls", kind="scattered")
    an_entry(organisation)

    rows = by_centre(main_entity(organisation), date(2026, 1, 1), DEC_31, "site")

    assert [(r.label, r.earned, r.spent) for r in rows] == [
        ("Sans section", Decimal("499.00"), Decimal(0))
    ]


def test_the_file_is_given_once_it_is_proved(client):
    organisation = an_organisation()
    entry = an_entry(organisation)
    accountant = _signed_in(client, organisation, "accountant")

    answer = accountant.get(f"/comptabilite/exercices/{entry.year_id}/fec/")

    assert answer["Content-Disposition"] == 'attachment; filename="912345675FEC20261231.txt"'
    lines = b"".join(answer.streaming_content).decode("iso-8859-15").split("\r\n")
    assert lines[1].split("\t")[:8] == [
        "VE", "quittancement", "VE000001", "20260505", "411", "Usagers", "M1", "Ménage",
    ]  # fmt: skip
    assert lines[1].split("\t")[11:13] == ["499,00", "0,00"]


def test_without_a_siren_the_file_says_what_to_do(client):
    organisation = an_organisation()
    entity = main_entity(organisation)
    entity.siren = ""
    entity.save()
    entry = an_entry(organisation)
    accountant = _signed_in(client, organisation, "accountant")

    answer = accountant.get(f"/comptabilite/exercices/{entry.year_id}/fec/")

    assert answer.status_code == 422
    assert "n’a pas de SIREN juste" in answer.content.decode()


def test_the_pages_of_the_books_answer_and_others_may_not(client):
    organisation = an_organisation()
    entry = an_entry(organisation)
    part = Entry.objects.get().lines.get(auxiliary__isnull=False).auxiliary_id
    pages = [
        "/comptabilite/",
        "/comptabilite/exercices/",
        f"/comptabilite/exercices/{entry.year_id}/",
        "/comptabilite/sections/",
        f"/comptabilite/auxiliaires/{part}/",
    ]
    accountant = _signed_in(client, organisation, "accountant")
    assert [accountant.get(page).status_code for page in pages] == [200] * 5

    worker = _signed_in(client, organisation, "social_worker")
    assert {worker.get(page).status_code for page in pages} <= {403, 404}


def test_the_parts_of_an_account_come_to_its_balance(client):
    organisation = an_organisation()
    first, second = an_auxiliary(organisation), an_auxiliary(organisation, "M2")
    an_entry(organisation, "100.00", owner=first)
    an_entry(organisation, "20.50", owner=second)
    entity = main_entity(organisation)

    rows = parts_of(entity, on=DEC_31)

    assert [(row.code, row.due) for row in rows] == [("M1", 100), ("M2", Decimal("20.50"))]
    balance = {row.code: row.due for row in trial_balance(entity, on=DEC_31)}
    assert sum(row.due for row in parts_of(entity, on=DEC_31, account="411")) == balance["411"]
    page = _signed_in(client, organisation, "accountant").get("/comptabilite/auxiliaires/")
    assert "120,50" in page.content.decode()


def test_a_payment_undone_makes_no_old_debt_new():
    organisation = an_organisation()
    entity, owner = main_entity(organisation), an_auxiliary(organisation)
    an_entry(organisation, "100.00", on=date(2026, 2, 1), owner=owner)
    bank = the_account(organisation, "5121")
    paid = post_entry(
        entity,
        daybook="BQ",
        on=date(2026, 5, 20),
        label="Par erreur",
        piece="1",
        sides=[
            Side(bank, debit=Decimal(100)),
            Side(owner.account, credit=Decimal(100), auxiliary=owner),
        ],
        actor=the_system(organisation),
    )
    reverse_entry(paid, on=date(2026, 5, 25), actor=the_system(organisation))

    [told] = aged(entity, "411", on=date(2026, 5, 31))

    assert (told.due, told.fresh, told.over_90) == (100, 0, 100)
    assert months_owed([owner.pk], on=date(2026, 5, 31)) == {owner.pk: [date(2026, 2, 1)]}
    assert aged(entity, "411", on=date(2026, 5, 22)) == [], "paid that day, as far as one knew"


def test_a_balance_carries_over_then_moves_in_its_year_and_120_is_one_row():
    organisation = an_organisation()
    entity, owner = main_entity(organisation), an_auxiliary(organisation)
    an_entry(organisation, "499.00", on=MAY_5, owner=owner)
    an_entry(organisation, "100.00", on=date(2027, 2, 1), owner=owner)
    post_entry(
        entity,
        daybook="OD",
        on=date(2027, 2, 2),
        label="Affectation",
        piece="AG",
        sides=[
            Side(needed_account(entity, "120"), debit=Decimal(300)),
            Side(needed_account(entity, "110"), credit=Decimal(300)),
        ],
        actor=the_system(organisation),
    )

    rows = {
        row.code: (row.debits, row.credits) for row in trial_balance(entity, on=date(2027, 3, 1))
    }
    file = io.BytesIO()
    write(FiscalYear.objects.get(entity=entity, period__contains=date(2027, 2, 1)), file)
    carried = [line for line in file.getvalue().decode("cp1252").splitlines() if line[:3] == "RAN"]

    assert rows == {"411": (599, 0), "7083": (0, 100), "120": (300, 499), "110": (0, 300)}
    assert [sum(side) for side in zip(*rows.values(), strict=True)] == [899, 899]
    assert len([line for line in carried if "\t120\t" in line]) == 1


def test_nothing_is_written_before_a_month_or_a_year_that_is_closed():
    organisation = an_organisation()
    entity = main_entity(organisation)
    an_entry(organisation, on=MAY_5)
    a_closed_month(entity, month_on=MAY_5, actor=the_system(organisation))

    for day in (date(2026, 4, 30), date(2023, 5, 15)):
        with pytest.raises(Refused, match="qui le suivent"), transaction.atomic():
            an_entry(organisation, on=day)

    assert Entry.objects.count() == 1
    assert not FiscalYear.objects.filter(period__contains=date(2023, 5, 15)).exists()
