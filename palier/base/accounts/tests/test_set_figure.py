from datetime import date
from decimal import Decimal

import pytest

from palier.base.accounts.actions import set_figure
from palier.base.kit.refusals import Refused
from palier.base.tenancy import figures
from palier.base.tenancy.figures import Declared, figure, number, says_yes
from palier.base.tenancy.models import Figure
from palier.base.tenancy.tests.examples import an_organisation, someone_as

MAY_2 = date(2026, 5, 2)


@pytest.fixture(autouse=True)
def _declared(monkeypatch):
    monkeypatch.setitem(
        figures.FIGURES, "room.share", Declared("room.share", "Part", "number", "0.3")
    )
    monkeypatch.setitem(figures.FIGURES, "room.may", Declared("room.may", "Peut", "yes_no", "no"))


def test_what_the_association_decides_holds_from_its_day_on():
    organisation = an_organisation()
    given = {"code": "room.share", "actor": someone_as(organisation, "director")}

    set_figure(organisation, value="0,35", starts_on=MAY_2, source="CA du 2 mai", **given)

    assert number(organisation, "room.share", MAY_2) == Decimal("0.35")
    assert number(organisation, "room.share", date(2026, 5, 1)) == Decimal("0.3")


def test_a_question_is_answered_by_yes_or_no():
    organisation = an_organisation()
    assert not says_yes(organisation, "room.may", MAY_2)

    set_figure(
        organisation,
        code="room.may",
        value="yes",
        starts_on=MAY_2,
        actor=someone_as(organisation, "director"),
    )

    assert says_yes(organisation, "room.may", MAY_2)


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("room.share", "beaucoup", "n’est pas un nombre"),
        ("room.share", "-1", "positif"),
        ("room.may", "peut-être", "Choisissez"),
        ("room.none", "1", "n’existe pas"),
    ],
)
def test_a_value_it_cannot_take_is_refused_and_nothing_changes(code, value, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        set_figure(
            organisation,
            code=code,
            value=value,
            starts_on=MAY_2,
            actor=someone_as(organisation, "director"),
        )

    assert not Figure.objects.exists()


def test_the_page_shows_and_changes_it(client):
    from palier.base.tenancy.tests.examples import a_member

    organisation = an_organisation()
    member = a_member(organisation, "director")
    client.force_login(member.user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()

    page = client.get("/association/reglages/").content.decode()
    client.post("/association/reglages/room.may/", {"value": "yes", "starts_on": "02/05/2026"})

    assert "Peut" in page
    assert figure(organisation, "room.may", MAY_2) == "yes"
    assert client.get("/association/reglages/inconnu/").status_code == 404
