"""The board, a lead's page, the offer on paper."""

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_site
from palier.work.sourcing.models import DwellingVisit, OwnerLead, OwnerOffer
from palier.work.sourcing.tests.examples import a_lead, a_visit, an_agreed_lead, an_offer
from palier.work.titles.models import Holding


def test_the_board_shows_open_leads_by_state_and_town(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    a_lead(organisation)
    an_agreed_lead(organisation, owner_name="M. Ferrand", town="Aubagne")

    whole = client.get("/captation/").content.decode()
    there = client.get("/captation/?commune=Aubagne").content.decode()

    assert "Mme Vasseur" in whole
    assert "Ferrand" in whole
    assert "Mme Vasseur" not in there
    assert "Ferrand" in there


def test_from_the_first_call_to_a_draft_lease_on_the_pages(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    site = a_site(organisation)
    lead = a_lead(organisation)
    at = f"/captation/pistes/{lead.pk}/"

    client.post(
        f"{at}visite/",
        {
            "on": "01/04/2026",
            "surface": "38.5",
            "main_room_surface": "8",
            "main_room_height": "2.20",
            "energy_rating": "D",
            **{f"seen_{code}": "yes" for code in ("roof", "leaks", "rails", "materials")},
            **{
                f"seen_{code}": "unseen"
                for code in [
                    "networks",
                    "air",
                    "light",
                    "pests",
                    "heating",
                    "water",
                    "drains",
                    "kitchen",
                    "toilet",
                ]
            },
            "seen_bath": "no",
            "seen_power": "yes",
        },
    )
    assert DwellingVisit.objects.get().seen["bath"] == "no"
    page = client.get(at).content.decode()
    assert "Douche ou baignoire" in page
    assert "Pièce principale trop petite" in page
    client.post(
        f"{at}proposition/",
        {
            "on": "01/04/2026",
            "kind": "mandate",
            "market_rent": "800",
            "level": "loc2",
            "rent": "560",
            "years": "6",
            "surface": "38.5",
            "fee_percent": "8",
            "works_cost": "",
            "guarantee": "Un interlocuteur unique.",
        },
    )
    offer = OwnerOffer.objects.get()
    assert "Réduction d’impôt" in client.get(at).content.decode()
    client.post(f"/captation/propositions/{offer.pk}/accord/", {"on": "02/04/2026"})
    client.post(
        f"{at}signer/",
        {
            "on": "02/04/2026",
            "site": site.pk,
            "label": "12 rue des Lilas",
            "starts_on": "01/06/2026",
        },
    )

    assert OwnerLead.objects.get().state == "signed"
    assert (Holding.objects.get().kind, Holding.objects.get().state) == ("mandate", "draft")


def test_the_offer_is_a_paper_for_the_owner(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    offer = an_offer(a_lead(organisation))

    paper = client.get(f"/captation/propositions/{offer.pk}/pdf/")

    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")


def test_a_social_worker_does_not_read_owners(client):
    organisation = an_organisation()
    lead = a_lead(organisation)
    a_visit(lead)
    come_in(client, organisation, "social_worker")

    assert client.get("/captation/").status_code == 403
    assert client.get(f"/captation/pistes/{lead.pk}/").status_code in (403, 404)
