"""Pages of admissions, as those who answer for them see them."""

from palier.base.tenancy.tests.examples import the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import close_candidacy
from palier.work.admissions.models import Candidacy
from palier.work.admissions.reads import delays
from palier.work.admissions.tests.examples import (
    MAY_4,
    MAY_11,
    a_candidacy,
    a_quota,
    an_accepted_candidacy,
    pages_of,
)

COMMON = ["/admissions/", "/admissions/attente/", "/admissions/chiffres/", "/admissions/recevoir/"]
COMMON += ["/admissions/commissions/", "/admissions/?etat=vivantes&origine=siao", "/"]


def test_a_rental_manager_opens_every_page(signed_in):
    client, organisation = signed_in("rental_manager")
    a_quota(a_site(organisation))

    for url in [*pages_of(organisation), *COMMON]:
        assert client.get(url).status_code == 200, url


def test_a_social_worker_opens_none(signed_in):
    client, organisation = signed_in("social_worker")

    for url in [*pages_of(organisation), *COMMON[:-1]]:
        assert client.get(url).status_code in (403, 404), url


def test_delays_are_means_of_days_by_origin():
    from palier.base.ledger.tests.examples import an_organisation

    organisation = an_organisation()
    site = a_site(organisation)
    an_accepted_candidacy(site)
    other = a_candidacy(site, siao_number="SI-5")
    close_candidacy(other, reason="no_news", on=MAY_4, actor=the_system(organisation))

    (told,) = delays(the_system(organisation), MAY_4, MAY_11)

    assert (told.received, told.accepted, told.refused, told.entered) == (2, 1, 0, 0)
    assert (told.to_complete, str(told.to_decide), told.to_enter) == (7, "3.5", None)


def test_the_file_is_opened_from_the_candidacy(signed_in):
    client, organisation = signed_in("rental_manager")
    row = a_candidacy(a_site(organisation), origin="direct", siao_number="")

    answer = client.post(f"/admissions/{row.pk}/dossier/", {"opened_on": "04/05/2026"})

    assert answer.status_code == 302
    row = Candidacy.objects.get()
    assert row.household.name == "Ménage Traoré"


def test_one_s_day_says_which_answers_to_copy(signed_in):
    client, organisation = signed_in("rental_manager")
    an_accepted_candidacy(a_site(organisation))

    assert "Saisir la réponse dans SI-SIAO" in client.get("/").content.decode()
