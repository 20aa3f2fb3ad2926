"""The pages of repairs answer to those who see them, where they work."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from palier.base.documents.models import StoredFile
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.upkeep.actions import cancel_order, close_repair
from palier.work.upkeep.models import RepairRequest, WorkOrder
from palier.work.upkeep.reads import (
    by_home,
    by_urgency,
    cost_by_item,
    day_of,
    satisfaction,
    vacancy_days,
)
from palier.work.upkeep.tests.examples import (
    JUNE_1,
    JUNE_3,
    a_finished_order,
    a_home,
    a_refit,
    a_request,
    an_order,
    pages_of,
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


LISTS = [
    "/travaux/remises-en-etat/",
    "/travaux/remises-en-etat/commencer/",
    "/travaux/entretien/",
    "/travaux/entretien/noter/",
    "/travaux/compteurs/?etat=a-relever",
    "/travaux/stock/?etat=manque",
    "/travaux/stock/ajouter/",
    "/travaux/reserves/?etat=a-lever",
    "/travaux/reserves/noter/",
    "/travaux/contre-loyer/?etat=a-faire",
    "/travaux/contre-loyer/convenir/",
    "/travaux/tournee.js",
]


def test_every_page_of_upkeep_answers_to_a_rental_manager(signed_in):
    client, organisation = signed_in("rental_manager")

    for url in [*pages_of(organisation), *LISTS]:
        assert client.get(url).status_code == 200, url


def test_none_answers_to_an_accountant(signed_in):
    client, organisation = signed_in("accountant")

    for url in [*pages_of(organisation), *LISTS[:-1]]:
        assert client.get(url).status_code in (403, 404), url


JPEG = b"\xff\xd8\xff" + b"x" * 50


def _finish(client, order, name, content):
    photo = SimpleUploadedFile(name, content)
    return client.post(
        f"/travaux/ordres/{order.pk}/fait/",
        {"done_on": f"{localdate()}", "report": "Joint changé", "photos": photo},
    )


def test_a_photo_is_kept_with_the_request(signed_in):
    client, organisation = signed_in("technician")
    order = an_order(a_request(a_home(organisation).main_place))

    assert _finish(client, order, "apres.jpg", JPEG).status_code == 302
    assert StoredFile.objects.get().label == "après travaux"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("apres.jpg", b"MZ not a picture", "n’est pas une photo"),
        ("apres.jpg", b"\xff\xd8\xff" + b"x" * (40 * 1024 * 1024), "pèse 40"),
    ],
)
def test_what_is_no_photo_or_weighs_40_mb_is_said_and_nothing_is_lost(
    signed_in, name, content, words
):
    client, organisation = signed_in("technician")
    order = an_order(a_request(a_home(organisation).main_place))

    answer = _finish(client, order, name, content)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "Joint changé" in page
    order.refresh_from_db()
    assert order.state == "sent"
    assert not StoredFile.objects.exists()


def test_an_offline_day_sent_twice_counts_once(signed_in):
    client, organisation = signed_in("technician")
    order = an_order(a_request(a_home(organisation).main_place))
    told = {"done_on": f"{localdate()}", "report": "Fait", "_token": str(uuid4())}

    for _ in range(2):
        assert client.post(f"/travaux/ordres/{order.pk}/fait/", told).status_code == 302
    assert StoredFile.objects.count() == 0
    assert WorkOrder.objects.get().report == "Fait"


def test_an_offline_day_against_a_cancelled_order_is_said(signed_in):
    client, organisation = signed_in("technician")
    order = an_order(a_request(a_home(organisation).main_place))
    cancel_order(order, actor=the_system(organisation))

    answer = client.post(
        f"/travaux/ordres/{order.pk}/fait/", {"done_on": f"{localdate()}", "report": "Fait"}
    )

    assert answer.status_code == 422
    assert "annulé" in answer.content.decode()
    assert WorkOrder.objects.get().report == ""


def test_homes_whose_repairs_repeat_come_first():
    organisation = an_organisation()
    first, second = a_home(organisation).main_place, a_home(organisation).main_place
    for _ in range(3):
        a_request(first)
    a_finished_order(a_request(second))

    told = by_home(the_system(organisation), JUNE_1, JUNE_3)

    assert [(each.label, each.count, each.again) for each in told] == [
        (first.label, 3, 2),
        (second.label, 1, 0),
    ]
    assert told[1].cost == Decimal("38.50")


def test_empty_days_are_counted_by_cause():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    a_refit(place)

    told = vacancy_days(the_system(organisation), JUNE_1, JUNE_3)

    assert told == [("works", 1, 3)]


def test_a_home_that_is_empty_without_a_reason_is_said_beside_them(client):
    organisation = an_organisation()
    a_place(a_site(organisation))
    come_in(client, organisation, "rental_manager")

    page = client.get("/travaux/chiffres/").content.decode()

    assert "1\xa0lieu vide aujourd’hui sans motif" in page


def test_what_households_say_is_counted():
    organisation = an_organisation()
    order = a_finished_order(a_request(a_home(organisation).main_place))
    close_repair(
        order.request,
        is_fixed=True,
        pleased="partly",
        closed_on=JUNE_3,
        actor=the_system(organisation),
    )

    assert satisfaction(the_system(organisation), JUNE_1, JUNE_3) == {"partly": 1}
