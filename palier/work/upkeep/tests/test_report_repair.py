from datetime import date, timedelta

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.walls import today_in
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.upkeep.models import RepairRequest
from palier.work.upkeep.shell import repairs_to_take
from palier.work.upkeep.tests.examples import a_home, a_request


def test_its_delay_comes_from_its_urgency_and_who_pays_from_the_title():
    organisation = an_organisation()
    home = a_home(organisation)

    row = a_request(home.main_place)

    assert (row.due_on, row.household) == (date(2026, 6, 4), home.household)
    assert (row.payer, row.payer_source) == ("owner", "Code civil, art. 1720")


@pytest.mark.parametrize(
    ("item", "payer"),
    [
        ("plumbing_use", "occupant"),
        ("heating_service", "association"),
        ("water_damage", "insurance"),
    ],
)
def test_each_kind_has_its_payer(item, payer):
    assert a_request(a_home(an_organisation()).main_place, item=item).payer == payer


def test_a_home_held_by_no_title_is_ours_to_look_at():
    organisation = an_organisation()

    row = a_request(a_lived_in_contract(organisation).main_place)

    assert (row.payer, row.payer_source) == ("association", "aucun titre connu : à vérifier")


@pytest.mark.parametrize(
    ("given", "words"), [({"title": " "}, "en quelques mots"), ({"item": "moon"}, "Choisissez")]
)
def test_nothing_said_is_refused(given, words):
    place = a_home(an_organisation()).main_place

    with pytest.raises(Refused, match=words):
        a_request(place, **given)

    assert not RepairRequest.objects.exists()


@pytest.mark.parametrize(("urgency", "waits"), [("emergency", 0), ("urgent", 3)])
def test_an_emergency_is_for_today_whenever_its_delay_ends(urgency, waits):
    organisation = an_organisation()
    today = today_in(organisation)
    row = a_request(a_home(organisation).main_place, urgency=urgency)
    RepairRequest.objects.update(due_on=today + timedelta(days=3))

    (todo,) = repairs_to_take(None, someone_as(organisation, "technician"), today)

    assert todo.due_on == today + timedelta(days=waits)
    assert todo.why.startswith("Urgence") is (urgency == "emergency")
    assert row.place.label in todo.why
