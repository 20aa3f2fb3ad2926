from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Site
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place


def _sites(organisation, **postcodes):
    for name, postcode in postcodes.items():
        site = Site.objects.create(
            organisation=organisation, name=name, kind="scattered", postcode=postcode
        )
        a_place(site, label=f"Lieu {name}")


def _page(client, query=""):
    return client.get(f"/patrimoine/lieux/{query}").content.decode().replace("\u00a0", " ")


def test_whoever_works_in_several_departments_may_choose_a_whole_one(client):
    organisation = an_organisation()
    _sites(organisation, Salon="13300", Vitrolles="13127", Pertuis="84120", Bastia="20200")
    come_in(client, organisation, "director")

    assert "Département : Vaucluse" in _page(client)
    page = _page(client, "?site=dep-13")
    assert [name for name in ("Salon", "Vitrolles", "Pertuis") if f"Lieu {name}" in page] == [
        "Salon",
        "Vitrolles",
    ]
    assert "Lieu Bastia" in _page(client, "?site=dep-2B")
    assert "Lieu Salon" not in _page(client, "?site=dep-2B")


def test_in_one_department_nothing_is_offered(client):
    organisation = an_organisation()
    _sites(organisation, Salon="13300", Vitrolles="13127")
    come_in(client, organisation, "director")
    assert "Département :" not in _page(client)
