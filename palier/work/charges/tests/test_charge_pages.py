"""The pages of charges answer to those who see rents, and say what stands in the way."""

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user
from palier.work.charges.models import ChargeAccount
from palier.work.charges.tests.examples import a_year, an_expense, two_homes
from palier.work.charges.tests.test_settle_charges import _settle


def test_each_page_answers(client):
    organisation = an_organisation()
    year = a_year(organisation, two_homes(organisation)[0])
    an_expense(year, key="shares")

    def get(role, url):
        user = a_user()
        a_member(organisation, role, user=user)
        client.force_login(user)
        session = client.session
        session["organisation"] = organisation.pk
        session.save()
        return client.get(url)

    at = f"/charges/{year.pk}/"
    assert "n’a aucun poids" in get("accountant", at).content.decode()
    year.expenses.update(key="surface")
    for url in (at, "/charges/", f"{at}tantiemes/", f"{at}depense/", "/charges/ouvrir/"):
        assert get("accountant", url).status_code == 200, url
        assert get("volunteer", url).status_code in {403, 404}, url
    _settle(year)
    paper = f"/charges/decomptes/{ChargeAccount.objects.first().pk}/"
    assert get("accountant", paper)["Content-Type"] == "application/pdf"
    assert get("accountant", at).status_code == 200
