from datetime import date

import pytest
from django.db import IntegrityError
from django.urls import reverse

from palier.base.journal.models import Record
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.law.pieces import pieces_of
from palier.registers.housing.actions import note_diagnostic, rate_energy
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_household
from palier.work.leases.actions import activate_occupancy, end_occupancy, receive_pieces
from palier.work.leases.models import OccupancyPlace, OccupancyState
from palier.work.leases.tests.examples import a_draft, a_lived_in_contract

MAY_1, MAY_20 = date(2026, 5, 1), date(2026, 5, 20)


def test_the_household_lives_there_from_the_day_of_the_keys():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    draft = a_draft(organisation)

    activate_occupancy(draft, starts_on=MAY_1, actor=manager)

    draft.refresh_from_db()
    assert (draft.state, draft.period.lower, draft.period.upper) == ("active", MAY_1, None)


def test_an_occupied_home_is_refused_and_the_obstacle_is_named():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation), "logement 07")
    current = a_lived_in_contract(
        organisation, place=place, household=a_household(organisation, "Roux")
    )
    draft = a_draft(organisation, place=place)

    with pytest.raises(Refused, match=r"Logement 07 est occupé par Ménage Roux .contrat B-0001"):
        activate_occupancy(draft, starts_on=MAY_1, actor=manager)

    draft.refresh_from_db()
    assert draft.state == OccupancyState.DRAFT
    assert OccupancyPlace.objects.filter(is_firm=True).get().occupancy == current


def test_a_new_one_enters_the_very_day_the_other_has_left():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    leaving = a_lived_in_contract(organisation, place=place)
    end_occupancy(leaving, ends_on=MAY_20, end_reason="own_home", actor=manager)
    draft = a_draft(organisation, place=place)

    with pytest.raises(Refused, match=r"jusqu’au 19.mai.2026"):
        activate_occupancy(draft, starts_on=date(2026, 5, 19), actor=manager)
    activate_occupancy(draft, starts_on=MAY_20, actor=manager)

    assert OccupancyPlace.objects.filter(place=place, is_firm=True).count() == 2


def test_letting_a_dwelling_takes_its_rooms_and_a_room_closes_the_dwelling():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    site = a_site(organisation)
    dwelling = a_place(site)
    rooms = [a_place(site, kind="room", parent=dwelling) for _ in range(2)]
    a_lived_in_contract(organisation, place=rooms[0])
    a_lived_in_contract(organisation, place=rooms[1])

    whole = a_draft(organisation, place=dwelling)

    with pytest.raises(Refused, match="est occupé"):
        activate_occupancy(whole, starts_on=MAY_1, actor=manager)
    assert OccupancyPlace.objects.filter(is_firm=True).count() == 2


def test_the_database_itself_refuses_two_households_on_one_place_on_one_day():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    a_lived_in_contract(organisation, place=place)
    draft = a_draft(organisation, place=place)

    with pytest.raises(IntegrityError, match="one_household_a_place_a_day"):
        draft.places.update(is_firm=True)


def test_a_sublease_without_its_head_lease_asks_for_a_reason_and_a_date():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    draft = a_draft(organisation, regime="art8_sublease")

    with pytest.raises(Refused, match="aucune prise à bail"):
        activate_occupancy(draft, starts_on=MAY_1, actor=manager)
    with pytest.raises(Refused, match="avant quelle date"):
        activate_occupancy(draft, starts_on=MAY_1, reserve="bail en signature", actor=manager)
    draft.refresh_from_db()
    assert draft.state == OccupancyState.DRAFT

    activate_occupancy(
        draft, starts_on=MAY_1, reserve="bail en signature", reserve_due_on=MAY_20, actor=manager
    )
    draft.refresh_from_db()
    assert (draft.state, draft.reserve_due_on) == ("active", MAY_20)


def test_activating_twice_is_refused():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    occupancy = a_lived_in_contract(organisation)

    with pytest.raises(Refused, match="est « en cours »"):
        activate_occupancy(occupancy, starts_on=MAY_1, actor=manager)

    assert Record.objects.filter(action="leases.activate_occupancy").count() == 1


def test_a_home_rated_too_poorly_or_under_an_order_is_not_let():
    """Loi n° 89-462, art. 6: class G since 2025, F from 2028; CCH art. L511-18."""
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    draft, ordered = a_draft(organisation), a_draft(organisation, regime="shelter")
    rate_energy(draft.main_place, letter="F", made_on=date(2024, 1, 1), actor=manager)
    note_diagnostic(ordered.main_place, kind="unhealthy", made_on=MAY_1, actor=manager)
    why = {"reserve": "Urgence", "reserve_due_on": MAY_20, "actor": manager}

    with pytest.raises(Refused, match=r"classé F.*art. 6"):
        activate_occupancy(draft, starts_on=date(2028, 1, 1), **why)
    with pytest.raises(Refused, match=r"insalubrité.*L511-18"):
        activate_occupancy(ordered, starts_on=MAY_1, **why)
    draft.refresh_from_db()
    assert draft.state == OccupancyState.DRAFT

    activate_occupancy(draft, starts_on=date(2027, 12, 31), actor=manager)
    draft.refresh_from_db()
    assert draft.state == OccupancyState.ACTIVE


def test_the_page_of_the_keys_takes_the_pieces_that_lack_and_tells_no_amount_from_nothing(client):
    organisation = an_organisation()
    draft = a_draft(organisation, regime="logement_foyer")
    receive_pieces(draft, pieces=[], on=draft.starts_on, actor=the_system(organisation))
    come_in(client, organisation, "rental_manager")
    url = reverse("leases:activate_occupancy", args=[draft.pk])

    page = client.get(url).content.decode()
    assert "Aucun montant n’est noté" in page
    assert "Net à payer par le ménage" not in page
    assert "0,00" not in page
    assert "Pièces réunies avec les clés" in page

    refused = client.post(url, {"starts_on": "01/06/2026"})
    assert refused.status_code == 422
    codes = [piece.code for piece in pieces_of(draft.regime)]
    assert client.post(url, {"starts_on": "01/06/2026", "pieces": codes}).status_code == 302
    draft.refresh_from_db()
    assert draft.state == "active"
    assert set(draft.pieces.values_list("piece", flat=True)) == set(codes)


def test_pieces_do_not_open_a_contract_that_is_refused():
    organisation = an_organisation()
    draft = a_draft(organisation, regime="logement_foyer")
    receive_pieces(draft, pieces=[], on=draft.starts_on, actor=the_system(organisation))
    host = someone_as(organisation, "host")

    with pytest.raises(Refused):
        activate_occupancy(draft, starts_on=draft.starts_on, pieces=["identity"], actor=host)

    assert not draft.pieces.exists()
