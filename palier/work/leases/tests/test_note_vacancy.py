from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.models import Place
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.leases.actions import activate_occupancy, end_occupancy, note_vacancy
from palier.work.leases.models import Vacancy
from palier.work.leases.reads import vacant_places
from palier.work.leases.tests.examples import a_draft, a_lived_in_contract

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


def test_a_home_is_empty_since_the_last_one_left_for_a_reason_until_someone_moves_in():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    contract = a_lived_in_contract(organisation, place=place)
    end_occupancy(contract, ends_on=MAY, end_reason="own_home", actor=manager)

    note_vacancy(place, kind="between", starts_on=MAY, actor=manager)
    note_vacancy(place, kind="works", starts_on=JUNE, until=JULY, actor=manager)
    empty = vacant_places(Place.objects.visible_to(manager), JUNE).get()
    activate_occupancy(a_draft(organisation, place=place), starts_on=JULY, actor=manager)

    assert (empty.pk, empty.since, empty.reason, empty.reason_until) == (
        place.pk,
        MAY,
        "works",
        JULY,
    )
    assert not vacant_places(Place.objects.visible_to(manager), JULY).exists()
    periods = [(v.kind, v.period.lower, v.period.upper) for v in Vacancy.objects.order_by("pk")]
    assert periods == [("between", MAY, JUNE), ("works", JUNE, JULY)]


def test_told_after_someone_moved_in_since_it_ends_with_that_entry():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    note_vacancy(place, kind="works", starts_on=MAY, actor=manager)
    activate_occupancy(a_draft(organisation, place=place), starts_on=JULY, actor=manager)

    note_vacancy(place, kind="allocation", starts_on=JUNE, actor=manager)

    periods = [(v.kind, v.period.lower, v.period.upper) for v in Vacancy.objects.order_by("pk")]
    assert periods == [("works", MAY, JUNE), ("allocation", JUNE, JULY)]


def test_a_home_that_is_lived_in_is_not_empty():
    organisation = an_organisation()
    contract = a_lived_in_contract(organisation)

    with pytest.raises(Refused, match="Quelqu’un y vit"):
        note_vacancy(
            contract.main_place,
            kind="works",
            starts_on=MAY,
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not Vacancy.objects.exists()


def test_a_home_let_by_rooms_is_shown_by_its_rooms_and_a_cellar_is_no_home():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    site = a_site(organisation)
    dwelling = a_place(site)
    rooms = [a_place(site, kind="room", parent=dwelling) for _ in range(2)]
    a_place(site, kind="annex")
    a_lived_in_contract(organisation, place=rooms[0])

    assert [place.pk for place in vacant_places(Place.objects.visible_to(manager), MAY)] == [
        rooms[1].pk
    ]


def test_the_page_says_why_in_one_click(client):
    organisation = an_organisation()
    come_in(client, organisation, "host")
    place = a_place(a_site(organisation), "logement 09")

    assert "logement 09" in client.get("/contrats/vacances/").content.decode()
    client.post(
        f"/contrats/vacances/{place.pk}/motif/", {"kind": "works", "starts_on": "01/05/2026"}
    )

    assert Vacancy.objects.get().kind == "works"
    page = client.get("/contrats/vacances/?motif=works").content.decode()
    assert "travaux" in page
