"""The file of a year for an auditor: every sheet adds up to the balance, the FEC is in it."""

import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import Side, close_year, post_entry
from palier.base.ledger.month_end import Point
from palier.base.ledger.reads import trial_balance
from palier.base.ledger.tests.examples import an_auxiliary, an_entry, an_organisation, the_account
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui import shell

DEC_31, JAN_10 = date(2026, 12, 31), date(2027, 1, 10)


def in_kind(organisation, on):
    """What a volunteer gave, worth 300 euros: 864 and 870 say it, and no result."""
    entity = main_entity(organisation)
    return post_entry(
        entity,
        daybook="OD",
        on=on,
        label="Bénévolat",
        piece="B1",
        sides=[
            Side(the_account(organisation, "864"), debit=Decimal(300)),
            Side(the_account(organisation, "875"), credit=Decimal(300)),
        ],
        actor=the_system(organisation),
    )


def told(client, year):
    answer = client.get(f"/comptabilite/exercices/{year.pk}/dossier/")
    pack = zipfile.ZipFile(BytesIO(b"".join(answer)))
    book = load_workbook(BytesIO(pack.read("dossier.xlsx")))
    return pack.namelist(), {s.title: list(s.iter_rows(values_only=True)) for s in book}


def test_the_dossier_holds_the_books_and_each_sheet_comes_to_the_balance(client):
    organisation = an_organisation()
    owner = an_auxiliary(organisation)
    year = an_entry(organisation, "499.00", owner=owner).year
    an_entry(organisation, "120.50", owner=an_auxiliary(organisation, "M2"))
    come_in(client, organisation, "accountant")

    names, sheets = told(client, year)

    assert "dossier.xlsx" in names
    assert min(names).endswith("FEC20261231.txt")
    balance = {row[0]: row[5] for row in sheets["Balance générale"][1:-1]}
    assert sheets["Balance générale"][-1][2:] == (0, 619.5, 619.5, 0)
    assert balance["411"] == sum(row[3] for row in sheets["Balance auxiliaire"][1:]) == 619.5
    assert balance["411"] == sum(row[2] for row in sheets["Balance âgée des usagers"][1:])
    ledger = sheets["Grand livre"][1:]
    assert sum(row[6] - row[7] for row in ledger if row[0] == "411") == 619.5
    cover = dict(row[:2] for row in sheets["Sommaire"])
    assert cover["Résultat (€)"] == 619.5
    assert (cover["Débits du FEC"], cover["Crédits du FEC"]) == (619.5, 619.5)
    assert {"Rapprochements", "Fonds dédiés", "Mois clos"} <= set(sheets)


def test_the_balance_of_a_year_moves_as_its_ledger_does(client):
    """What the year before left is its opening, not a movement: opening + debits − credits = balance."""
    organisation = an_organisation()
    owner = an_auxiliary(organisation)
    an_entry(organisation, "499.00", owner=owner, on=date(2025, 12, 1))
    year = an_entry(organisation, "120.50", owner=owner).year
    come_in(client, organisation, "accountant")

    _, sheets = told(client, year)

    rows = {row[0]: row[2:] for row in sheets["Balance générale"][1:]}
    assert rows["411"] == (499, 120.5, 0, 619.5)
    assert rows["Total"] == (0, 120.5, 120.5, 0)
    ledger = sheets["Grand livre"][1:]
    assert sum(row[6] for row in ledger) == rows["Total"][1]


def test_who_may_not_see_the_books_has_no_dossier(client):
    organisation = an_organisation()
    year = an_entry(organisation).year
    come_in(client, organisation, "host")

    assert client.get(f"/comptabilite/exercices/{year.pk}/dossier/").status_code in (403, 404)


def test_without_a_siren_the_dossier_says_why(client):
    organisation = an_organisation()
    year = an_entry(organisation).year
    year.entity.siren = ""
    year.entity.save(update_fields=["siren"])
    come_in(client, organisation, "accountant")

    answer = client.get(f"/comptabilite/exercices/{year.pk}/dossier/")

    assert answer.status_code == 422
    assert "SIREN" in answer.content.decode()


def test_what_is_given_in_kind_is_no_result_and_begins_again_each_year():
    """Règlement ANC 2018-06, art. 211-1: 86 and 87 are of their year."""
    organisation = an_organisation()
    entity = main_entity(organisation)
    in_kind(organisation, date(2026, 6, 1))

    this_year = {row.code: row.due for row in trial_balance(entity, on=DEC_31)}
    next_year = {row.code: row.due for row in trial_balance(entity, on=date(2027, 6, 1))}

    assert (this_year["864"], this_year["875"]) == (300, -300)
    assert next_year == {}


def test_a_year_that_leaves_something_asks_for_a_word_and_keeps_it(monkeypatch):
    organisation = an_organisation()
    year = an_entry(organisation).year
    accountant = someone_as(organisation, "accountant")
    points = [Point("Bordereaux", "2 à rapprocher")]
    monkeypatch.setitem(shell.ANSWERS, "ledger.month_points", [lambda entity, month: points])

    with pytest.raises(Refused, match="bordereaux : 2 à rapprocher"):
        close_year(year, closed_on=JAN_10, actor=accountant)
    year.refresh_from_db()
    assert year.state == "open"
    closed = close_year(year, closed_on=JAN_10, reserve="Arrivés trop tard", actor=accountant)

    assert closed.left == [["Bordereaux", "2 à rapprocher"]]
    assert closed.reserve == "Arrivés trop tard"
