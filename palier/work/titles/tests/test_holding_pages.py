"""The page of a title, the register of mandates, and what the day says of an end."""

from dataclasses import replace
from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui import shell
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.titles.actions import register_mandate
from palier.work.titles.models import Holding, MandateEntry
from palier.work.titles.tests.examples import a_holding


def test_a_title_says_who_pays_for_what(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    holding = a_holding(organisation)

    page = client.get(f"/contrats/prises-a-bail/{holding.pk}/").content.decode()

    assert "Toiture" in page or "toiture" in page
    assert "Code civil, art. 606" in page


def test_an_emphyteutic_lease_warns_sixty_months_before():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    holding = a_holding(
        organisation, kind="emphyteutic", starts_on=date(1997, 2, 1), ends_on=date(2027, 2, 1)
    )

    def said(on):
        return [todo.url for todo in shell.todos("ui.day", None, manager, on)]

    url = f"/contrats/prises-a-bail/{holding.pk}/"
    assert url not in said(date(2022, 1, 31))
    assert url in said(date(2022, 2, 1))


def test_a_mandate_recorded_on_a_page_is_registered_on_another(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    holding = a_holding(organisation, kind="mandate")

    client.post(
        f"/contrats/prises-a-bail/{holding.pk}/inscrire/",
        {
            "registered_on": "02/03/2026",
            "principal": "SCI des Tilleuls",
            "purpose": "Gestion",
            "follows": "41",
        },
    )

    assert MandateEntry.objects.get().number == 42
    assert ">42<" in client.get("/contrats/registre-des-mandats/").content.decode()


def test_a_lease_taken_over_keeps_whom_it_came_from(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    former = a_holding(organisation).owner
    place = a_place(a_site(organisation))

    client.post(
        "/contrats/prises-a-bail/enregistrer/",
        {
            "kind": "emphyteutic",
            "owner": former.pk,
            "places": [place.pk],
            "rent": "1200",
            "rent_every": "year",
            "starts_on": "01/02/1997",
            "ends_on": "31/01/2047",
            "former_lessee": former.pk,
            "taken_over_on": "01/01/2015",
        },
    )

    holding = Holding.objects.get(kind="emphyteutic")
    page = client.get(f"/contrats/prises-a-bail/{holding.pk}/").content.decode()
    assert "1\u00a0200,00\u00a0€ par an" in page
    assert "Repris" in page
    assert holding.monthly_rent == 100


def test_a_host_reads_a_title_and_finds_no_verb(client):
    organisation = an_organisation()
    come_in(client, organisation, "host")
    holding = a_holding(organisation)

    page = client.get(f"/contrats/prises-a-bail/{holding.pk}/").content.decode()

    assert "avenant/" not in page
    assert client.get(f"/contrats/prises-a-bail/{holding.pk}/avenant/").status_code == 403


def test_partners_under_one_agency_each_see_their_own_titles(client):
    """Who works at one site finds neither the titles nor the mandates of another."""
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    ours, theirs = a_site(organisation), a_site(organisation)
    mine = a_holding(organisation, kind="mandate", place=a_place(ours))
    other = a_holding(organisation, kind="mandate", place=a_place(theirs))
    for mandate in (mine, other):
        register_mandate(
            mandate,
            registered_on=date(2026, 3, 2),
            principal="SCI",
            purpose="Gérer",
            actor=manager,
        )
    partner = replace(manager, sites=frozenset({ours.pk}))

    assert list(Holding.objects.visible_to(partner)) == [mine]
    assert [entry.holding for entry in MandateEntry.objects.visible_to(partner)] == [mine]
    assert Holding.objects.visible_to(manager).count() == 2
