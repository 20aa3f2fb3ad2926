"""The register of homes on its pages: energy, deliveries, a plan without any map of others."""

from datetime import date
from decimal import Decimal

from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.actions import correct_place, note_diagnostic, rate_energy
from palier.registers.housing.models import EnergyRating, Meter
from palier.registers.housing.tests.examples import a_delivery, a_place, a_site


def test_a_home_says_until_when_it_may_be_let(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    place = a_place(a_site(organisation))

    client.post(
        f"/patrimoine/lieux/{place.pk}/energie/",
        {"made_on": "02/05/2024", "energy": "400", "gas": "20"},
    )

    assert EnergyRating.objects.get().letter == "F"
    assert "se loue jusqu’au 31 décembre 2027" in client.get(
        f"/patrimoine/lieux/{place.pk}/"
    ).content.decode().replace("\u00a0", " ")
    assert place.label in client.get("/patrimoine/energie/").content.decode()


def test_only_the_latest_rating_is_listed(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    for letter, year in (("G", 2022), ("C", 2025)):
        rate_energy(place, letter=letter, made_on=date(year, 3, 1), actor=manager)

    assert "1 logement" in client.get("/patrimoine/energie/").content.decode().replace(
        "\u00a0", " "
    )


def test_an_order_and_a_meter_are_on_the_page(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    place = a_place(a_site(organisation))
    note_diagnostic(
        place,
        kind="unhealthy",
        made_on=date(2026, 1, 5),
        actor=someone_as(organisation, "rental_manager"),
    )
    client.post(f"/patrimoine/lieux/{place.pk}/compteur/", {"kind": "gas", "number": "G9"})
    meter = Meter.objects.get()
    client.post(
        f"/patrimoine/compteurs/{meter.pk}/relever/", {"on": "02/02/2026", "value": "1204.5"}
    )

    page = client.get(f"/patrimoine/lieux/{place.pk}/").content.decode()
    assert "Arrêté d’insalubrité" in page
    assert "1204,5" in page


def test_homes_are_drawn_to_scale_and_nothing_is_fetched(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    site = a_site(organisation)
    for latitude, longitude in (("43.29650", "5.36980"), ("43.30100", "5.38200")):
        correct_place(
            a_place(site),
            label=f"logement {latitude}",
            latitude=Decimal(latitude),
            longitude=Decimal(longitude),
            actor=someone_as(organisation, "rental_manager"),
        )

    page = client.get("/patrimoine/plan/").content.decode()

    assert page.count("<circle") == 2
    assert "https://" not in page


def test_a_delivery_is_received_from_the_list(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    delivery = a_delivery(organisation)

    client.post(
        f"/patrimoine/livraisons/{delivery.pk}/recevoir/",
        {"received_on": "02/05/2026", "received": "11"},
    )

    assert "1 en attente" in client.get("/patrimoine/livraisons/").content.decode().replace(
        "\u00a0", " "
    )


def test_a_technician_reads_meters_and_does_not_rate_energy(client):
    organisation = an_organisation()
    come_in(client, organisation, "technician")
    place = a_place(a_site(organisation))

    assert client.get(f"/patrimoine/lieux/{place.pk}/compteur/").status_code == 200
    assert client.get(f"/patrimoine/lieux/{place.pk}/energie/").status_code == 403
