"""A sliding lease on its pages, for who manages the home and who accompanies the household."""

from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.leases.tests.examples import a_sublet_home
from palier.work.sliding.actions import hold_slide_review
from palier.work.sliding.models import SlidingLease
from palier.work.sliding.tests.examples import a_slide


def test_a_sublease_becomes_a_sliding_lease_on_its_page(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    home = a_sublet_home(organisation)

    client.post(
        f"/contrats/{home.pk}/glisser/",
        {"sublease_signed_on": "01/01/2026", "tripartite_on": "01/01/2026", "conditions": ""},
    )

    slide = SlidingLease.objects.get()
    page = client.get(f"/contrats/glissants/{slide.pk}/").content.decode()
    assert "Loyers payés" in page
    assert "aucun avis encore émis" in page.lower()
    assert "Réponse du bailleur au préfet" in page


def test_a_social_worker_holds_the_review_and_does_not_slide_the_lease(client):
    organisation = an_organisation()
    come_in(client, organisation, "social_worker")
    slide = a_slide(organisation)

    page = client.get(f"/contrats/glissants/{slide.pk}/").content.decode()

    assert f"/contrats/glissants/{slide.pk}/bilan/" in page
    assert client.get(f"/contrats/glissants/{slide.pk}/glisser/").status_code == 403


def test_the_review_is_a_paper_for_the_three(client):
    organisation = an_organisation()
    come_in(client, organisation, "social_worker")
    review = hold_slide_review(
        a_slide(organisation),
        on=date(2026, 6, 1),
        present="Tous les trois",
        decision="favourable",
        actor=someone_as(organisation, "social_worker"),
    )

    assert client.get(f"/contrats/bilans/{review.pk}/pdf/").content.startswith(b"%PDF")


def test_reception_does_not_read_them(client):
    organisation = an_organisation()
    slide = a_slide(organisation)
    come_in(client, organisation, "reception")

    assert client.get("/contrats/glissants/").status_code == 403
    assert client.get(f"/contrats/glissants/{slide.pk}/").status_code in (403, 404)
