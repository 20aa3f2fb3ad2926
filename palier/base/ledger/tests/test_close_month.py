from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import Side, close_month, post_entry
from palier.base.ledger.models import ClosedMonth
from palier.base.ledger.month_end import Point, left_of, month_to_close, points_of
from palier.base.ledger.reads import is_closed
from palier.base.ledger.tests.examples import an_organisation, the_account
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui import shell
from palier.law.dates import Month

APRIL = Month(2026, 4)
MAY_2 = date(2026, 5, 2)


@pytest.fixture
def _nothing_lent(monkeypatch):
    monkeypatch.setitem(shell.ANSWERS, "ledger.month_points", [])


@pytest.fixture
def _two_drafts(monkeypatch):
    points = [Point("Brouillons", "2 à émettre", url="/ailleurs/")]
    monkeypatch.setitem(shell.ANSWERS, "ledger.month_points", [lambda entity, month: points])


def given(organisation, **more):
    return {"closed_on": MAY_2, "actor": someone_as(organisation, "accountant"), **more}


@pytest.mark.usefixtures("_nothing_lent")
def test_any_day_of_the_month_closes_the_month():
    organisation = an_organisation()
    entity = main_entity(organisation)

    close_month(entity, month_on=date(2026, 4, 17), **given(organisation))

    assert is_closed(entity, APRIL)
    assert not is_closed(entity, Month(2026, 5))


@pytest.mark.usefixtures("_nothing_lent")
@pytest.mark.parametrize(("day", "words"), [(17, "déjà clos"), (None, "plus récent")])
def test_a_month_is_closed_once_and_in_order(day, words):
    organisation = an_organisation()
    entity = main_entity(organisation)
    close_month(entity, month_on=date(2026, 4, 1), **given(organisation))

    with pytest.raises(Refused, match=words):
        close_month(entity, month_on=date(2026, 4 if day else 3, day or 1), **given(organisation))

    assert ClosedMonth.objects.count() == 1


@pytest.mark.usefixtures("_nothing_lent")
def test_a_month_that_is_not_over_is_not_closed():
    organisation = an_organisation()
    entity = main_entity(organisation)

    with pytest.raises(Refused, match="se clôt ensuite"):
        close_month(
            entity,
            month_on=date(2026, 4, 1),
            **given(organisation, closed_on=date(2026, 4, 30)),
        )

    assert not ClosedMonth.objects.exists()


@pytest.mark.usefixtures("_two_drafts")
def test_what_is_left_asks_for_a_word_and_is_kept_with_the_month():
    organisation = an_organisation()
    entity = main_entity(organisation)

    with pytest.raises(Refused, match=r"1.point à régler .brouillons : 2 à émettre"):
        close_month(entity, month_on=date(2026, 4, 1), **given(organisation))
    assert not ClosedMonth.objects.exists()
    done = close_month(
        entity, month_on=date(2026, 4, 1), reserve="Vus avec le trésorier", **given(organisation)
    )

    assert done.left == [["Brouillons", "2 à émettre"]]
    assert done.reserve == "Vus avec le trésorier"


@pytest.mark.usefixtures("_nothing_lent")
def test_money_in_suspense_and_an_opening_left_open_are_points_of_the_books():
    organisation = an_organisation()
    entity = main_entity(organisation)
    assert left_of(entity, APRIL) == []

    post_entry(
        entity,
        daybook="OD",
        on=date(2026, 4, 30),
        label="Reprise",
        piece="OD1",
        sides=[
            Side(the_account(organisation, "471"), debit=Decimal("12.50")),
            Side(the_account(organisation, "890"), credit=Decimal("12.50")),
        ],
        actor=someone_as(organisation, "accountant"),
    )

    assert [(each.label, each.left) for each in left_of(entity, APRIL)] == [
        ("Compte d’attente (471)", "12,50\u00a0€ au débit au dernier jour"),
        ("Bilan d’ouverture (890)", "12,50\u00a0€ au crédit au dernier jour"),
    ]
    assert left_of(entity, Month(2026, 3)) == []


@pytest.mark.usefixtures("_nothing_lent")
def test_the_month_to_close_follows_the_last_one():
    organisation = an_organisation()
    entity = main_entity(organisation)
    assert month_to_close(entity, Month(2026, 11)) == Month(2026, 10)

    close_month(entity, month_on=date(2026, 4, 1), **given(organisation))

    assert month_to_close(entity, Month(2026, 11)) == Month(2026, 5)


def test_every_room_that_posts_says_its_points():
    entity = main_entity(an_organisation())

    labels = [point.label for point in points_of(entity, APRIL)]

    assert labels[:3] == [
        "Compte d’attente (471)",
        "Bilan d’ouverture (890)",
        "Numéros des journaux",
    ]


@pytest.mark.usefixtures("_two_drafts")
def test_the_page_lists_what_is_left_and_closes_with_a_word(client):
    organisation = an_organisation()
    come_in(client, organisation, "accountant")
    at = "/comptabilite/fin-de-mois/"

    page = client.get(f"{at}?mois=2026-04").content.decode()
    asked = client.get(f"{at}clore/?mois=2026-04").content.decode()
    refused = client.post(f"{at}clore/?mois=2026-04", {"reserve": ""})
    client.post(f"{at}clore/?mois=2026-04", {"reserve": "Vus"})

    assert "À régler : 1 point" in page.replace("\u00a0", " ")
    assert "2 à émettre" in asked
    assert refused.status_code == 422
    assert ClosedMonth.objects.get().reserve == "Vus"
    assert "à régler : Vus" in client.get(at).content.decode().replace("\u00a0", " ")
    assert client.get(f"{at}?mois=jamais").status_code == 404


def test_who_may_not_see_the_books_sees_no_month_end(client):
    come_in(client, an_organisation(), "host")

    assert client.get("/comptabilite/fin-de-mois/").status_code == 403
