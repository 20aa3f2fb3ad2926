from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.ui import shell
from palier.registers.people.actions import close_household
from palier.registers.people.tests.examples import a_household

MAY_2 = date(2026, 5, 2)


def _close(organisation, household, **given):
    usual = {"closed_on": MAY_2, "closed_because": "Partie à Lyon"}
    worker = someone_as(organisation, "social_worker")
    return close_household(household, actor=worker, **{**usual, **given})


def test_a_file_closes_with_its_reason_and_its_people_stay():
    organisation = an_organisation()
    household = a_household(organisation)

    _close(organisation, household)

    household.refresh_from_db()
    assert (household.closed_on, household.closed_because) == (MAY_2, "Partie à Lyon")
    assert household.members.count() == 1
    with pytest.raises(Refused, match="déjà clos"):
        _close(organisation, household)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"closed_because": " "}, "pourquoi"),
        ({"closed_on": date(2020, 1, 1)}, "avant l’ouverture"),
    ],
)
def test_without_reason_or_too_early_it_stays_open(given, words):
    organisation = an_organisation()
    household = a_household(organisation)

    with pytest.raises(Refused, match=words):
        _close(organisation, household, **given)

    household.refresh_from_db()
    assert household.closed_on is None


def test_what_a_room_above_still_does_for_it_forbids_it(monkeypatch):
    organisation = an_organisation()
    household = a_household(organisation)
    monkeypatch.setitem(
        shell.ANSWERS, "people.obstacles_to_closing", [lambda row, on: ["Encore ouvert."]]
    )

    with pytest.raises(Refused, match="Encore ouvert"):
        _close(organisation, household)

    household.refresh_from_db()
    assert household.closed_on is None
