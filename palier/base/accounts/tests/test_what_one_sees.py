from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Site
from palier.base.tenancy.tests.examples import a_member
from palier.base.tenancy.tests.pages import come_in


def _page(client, address):
    return client.get(address).content.decode().replace("\u00a0", " ").replace("\u202f", " ")


def test_an_access_says_its_places_its_dates_and_what_it_opens(client):
    organisation = an_organisation()
    site = Site.objects.create(organisation=organisation, name="Les Glycines", kind="scattered")
    member = a_member(organisation, "host", everywhere=False, site_ids=[site.pk])
    come_in(client, organisation, "administrator")

    page = _page(client, f"/equipe/{member.pk}/")

    assert site.name in page
    assert "sans fin dite" in page
    assert "Hôte ou responsable de résidence" in page
    assert "Le cahier des passages" in page


def test_its_secrets_come_first_and_are_marked(client):
    organisation = an_organisation()
    member = a_member(organisation, "social_worker")
    come_in(client, organisation, "administrator")

    page = _page(client, f"/equipe/{member.pk}/")

    assert page.index("Les adresses tenues secrètes") < page.index("Le cahier des passages")
    assert ">secret<" in page or "secret\n" in page


def test_everyone_reads_their_own_and_nobody_else_s(client):
    organisation = an_organisation()
    other = a_member(organisation, "director")
    come_in(client, organisation, "volunteer")

    assert "Bénévole à l’accueil" in _page(client, "/mon-acces/")
    assert client.get(f"/equipe/{other.pk}/").status_code == 404
