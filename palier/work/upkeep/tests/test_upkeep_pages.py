"""The pages of repairs answer to those who see them, where they work."""

import pytest
from django.utils.timezone import localdate

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as
from palier.work.upkeep.models import RepairRequest
from palier.work.upkeep.reads import by_urgency, cost_by_item, day_of
from palier.work.upkeep.tests.examples import (
    JUNE_1,
    JUNE_3,
    a_finished_order,
    a_home,
    a_request,
    an_order,
)


def _sign_in(client, organisation, role, user=None):
    user = user or a_user()
    a_member(organisation, role, user=user)
    client.force_login(user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()
    return client


def _pages(organisation):
    place = a_home(organisation).main_place
    row, other = a_request(place), a_request(place, title="Autre fuite")
    order = an_order(row)
    a_finished_order(a_request(place, item="glass"))
    return [
        "/travaux/",
        "/travaux/?etat=retard",
        "/travaux/noter/",
        "/travaux/tournee/",
        "/travaux/chiffres/",
        f"/travaux/{row.pk}/",
        f"/travaux/{other.pk}/commander/",
        f"/travaux/{other.pk}/payeur/",
        f"/travaux/{other.pk}/transmettre/",
        f"/travaux/{other.pk}/rapprocher/",
        f"/travaux/{other.pk}/confirmer/",
        f"/travaux/ordres/{order.pk}/rendez-vous/",
        f"/travaux/ordres/{order.pk}/fait/",
        f"/patrimoine/lieux/{place.pk}/",
        "/",
    ]


def test_each_page_answers_to_a_rental_manager(client):
    organisation = an_organisation()
    pages = _pages(organisation)
    _sign_in(client, organisation, "rental_manager")

    for url in pages:
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize("role", ["volunteer", "accountant", "reception"])
def test_those_who_do_not_repair_see_none_of_it(client, role):
    organisation = an_organisation()
    pages = [url for url in _pages(organisation) if url.startswith("/travaux/")]
    _sign_in(client, organisation, role)

    for url in pages:
        assert client.get(url).status_code in (403, 404), url


def test_a_leak_says_at_once_what_to_do(client):
    organisation = an_organisation()
    row = a_request(a_home(organisation).main_place, urgency="emergency")

    shown = _sign_in(client, organisation, "host").get(f"/travaux/{row.pk}/").content.decode()

    assert "Fermer l’arrivée d’eau" in shown


def test_a_request_is_noted_from_a_home(client):
    organisation = an_organisation()
    place = a_home(organisation).main_place
    _sign_in(client, organisation, "host")

    answer = client.post(
        "/travaux/noter/",
        {
            "place": place.pk,
            "item": "glass",
            "title": "Carreau fendu",
            "urgency": "usual",
            "origin": "round",
            "reported_on": f"{localdate()}",
        },
    )

    assert answer.status_code == 302
    assert RepairRequest.objects.get().payer == "occupant"


def test_a_technicians_day_is_their_own():
    organisation = an_organisation()
    user = a_user()
    row = a_request(a_home(organisation).main_place)
    order = an_order(row, technician=user)

    assert day_of(someone_as(organisation, "technician", user=user), JUNE_3) == [order]
    assert day_of(someone_as(organisation, "technician", user=user), JUNE_1) == []
    assert day_of(someone_as(organisation, "technician"), JUNE_3) == []


def test_figures_tell_delays_and_costs():
    organisation = an_organisation()
    place = a_home(organisation).main_place
    a_finished_order(a_request(place))
    manager = someone_as(organisation, "rental_manager")

    (told,) = by_urgency(manager, JUNE_1, JUNE_3)

    assert (told.urgency, told.count, told.closed, told.late) == ("urgent", 1, 0, 0)
    ((item, count, total),) = cost_by_item(manager, JUNE_1, JUNE_3)
    assert (item, count, f"{total}") == ("plumbing", 1, "38.50")


def test_a_repair_of_another_association_does_not_exist(client):
    theirs = a_request(a_home(an_organisation()).main_place)
    _sign_in(client, an_organisation(), "rental_manager")

    assert client.get(f"/travaux/{theirs.pk}/").status_code == 404


def test_a_button_pressed_twice_says_no_in_words(client):
    organisation = an_organisation()
    order = an_order(a_request(a_home(organisation).main_place))
    _sign_in(client, organisation, "rental_manager")
    url = f"/travaux/ordres/{order.pk}/annuler/"

    assert client.post(url).status_code == 302
    shown = client.post(url, follow=True).content.decode()

    assert "est « annulé »" in shown.replace("\xa0", " ")
    order.refresh_from_db()
    assert order.state == "cancelled"
