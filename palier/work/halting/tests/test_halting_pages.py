"""Pages of halting sites, as those who receive people there see them."""

import uuid
from decimal import Decimal
from io import BytesIO

from django.utils import timezone
from openpyxl import load_workbook

from palier.base.tenancy.tests.examples import the_system
from palier.work.halting.actions import prepay, state_grant_months
from palier.work.halting.models import PitchStay
from palier.work.halting.tests.examples import (
    JUNE_1,
    MAY_4,
    a_grant,
    a_halting_site,
    a_pitch,
    a_ready_pitch,
    a_stay,
    a_tariff,
    pages_of,
)

THEIRS = (
    "tarif",
    "fermeture",
    "verification/",
    "/retirer",
    "/ouvrir",
    "arreter",
    "envoi",
    "/mois/",
    "annonces",
)


def test_a_rental_manager_opens_every_page(signed_in):
    client, organisation = signed_in("rental_manager")

    for url in ["/aires/", *pages_of(organisation), "/"]:
        assert client.get(url).status_code == 200, url


def test_a_site_manager_opens_what_is_theirs(signed_in):
    client, organisation = signed_in("site_manager")

    for url in ["/aires/", *pages_of(organisation), "/"]:
        wanted = 403 if any(each in url for each in THEIRS) and "affiche" not in url else 200
        assert client.get(url).status_code == wanted, url


def test_a_host_opens_none(signed_in):
    client, organisation = signed_in("host")

    for url in ["/aires/", *pages_of(organisation)]:
        assert client.get(url).status_code in (403, 404), url


def test_an_arrival_is_one_page(signed_in):
    client, organisation = signed_in("site_manager")
    site = a_halting_site(organisation)
    a_tariff(site)
    place = a_pitch(site)
    told = {
        "place": place.pk,
        "last_name": "Weiss",
        "on": "2026-05-04",
        "places": "2",
        "deposit": "0",
        "means": "cash",
        "water": "110",
        "power": "2100,5",
        "agreement": "on",
    }

    refused = client.post(f"/aires/{site.pk}/arrivee/", {**told, "water": "1"})
    assert refused.status_code == 422
    assert "ne recule pas" in refused.content.decode()

    answer = client.post(f"/aires/{site.pk}/arrivee/", told, follow=True)
    assert "Arrivée notée" in answer.content.decode()


def test_the_yearly_file_has_a_row_a_month_and_its_total(signed_in):
    client, organisation = signed_in("rental_manager")
    site = a_stay(organisation).occupancy.site
    row = a_grant(site, year=2025)
    state_grant_months(
        row, months=list(row.months.all()), on=JUNE_1, actor=the_system(organisation)
    )

    answer = client.get(f"/aires/alt2/{row.pk}/?format=xlsx")

    sheet = load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 14
    assert rows[1][2:6] == (2, 31, 0, 0)
    assert rows[-1][-1] == 12 * 2 * 56.50


def test_an_arrival_sent_again_is_the_same_though_its_pitch_is_taken(signed_in):
    client, organisation = signed_in("site_manager")
    place = a_ready_pitch(organisation)
    told = {
        "_token": str(uuid.uuid4()),
        "place": place.pk,
        "last_name": "Weiss",
        "on": "04/05/2026",
        "places": 2,
        "deposit": "100",
        "means": "cash",
        "water": "110",
        "power": "2100",
        "agreement": "on",
    }

    first = client.post(f"/aires/{place.site_id}/arrivee/", told)
    again = client.post(f"/aires/{place.site_id}/arrivee/", told)

    stay = PitchStay.objects.get()
    assert (first.url, again.url) == (f"/aires/sejours/{stay.pk}/", f"/aires/sejours/{stay.pk}/")


def test_from_a_contract_an_arrival_is_undone_where_its_money_is(signed_in):
    client, organisation = signed_in("site_manager")
    stay = a_stay(organisation, on=timezone.localdate())

    page = client.get(f"/contrats/{stay.occupancy_id}/").content.decode()

    assert f"/aires/sejours/{stay.pk}/par-erreur/" in page
    assert "entree-par-erreur" not in page


def test_who_keeps_a_site_opens_no_page_that_reverses_a_payment(signed_in):
    client, organisation = signed_in("site_manager")
    stay = a_stay(organisation, a_ready_pitch(organisation, is_prepaid=True))
    paid = prepay(stay, amount=Decimal(20), on=MAY_4, actor=the_system(organisation))

    assert client.get(f"/quittancement/paiements/{paid.payment_id}/annuler/").status_code == 404


def test_whoever_reads_a_meter_sees_what_it_showed_last(signed_in):
    client, organisation = signed_in("site_manager")
    stay = a_stay(organisation)

    for verb in ("facturer", "depart"):
        page = client.get(f"/aires/sejours/{stay.pk}/{verb}/").content.decode()
        assert "Il montrait 110" in page, verb
        assert "Il montrait 2" in page, verb
