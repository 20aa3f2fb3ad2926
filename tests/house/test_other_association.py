"""A page of another association does not exist; nor does what a role may not see."""

from datetime import date

import pytest

from config.cluster import OWNER
from conftest import _server, point_at
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Membership
from palier.base.tenancy.roles import ROLES
from palier.base.tenancy.tests.examples import a_member, a_user
from palier.base.tenancy.walls import UnsafeRole, check_role, stand_in
from tests.house.everything import pages_of_everything


def _come_in(client, organisation, *roles):
    user = a_user()
    a_member(organisation, *roles, user=user)
    client.force_login(user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()


CLOSED = {
    "volunteer": ["/menages/", "/contrats/", "/quittancement/", "/encaissements/", "/demandes/"],
    "accountant": ["/menages/", "/accompagnements/", "/demandes/", "/accueil/passages/"],
    "rental_manager": ["/accompagnements/", "/demandes/", "/accueil/passages/"],
    "social_worker": ["/quittancement/", "/encaissements/", "/comptabilite/", "/equipe/"],
    "technician": ["/menages/", "/contrats/", "/quittancement/", "/accompagnements/"],
}


def test_a_page_answers_at_home_and_exists_neither_elsewhere_nor_for_who_may_not_see(client):
    organisation = an_organisation()
    pages = pages_of_everything(organisation)
    _come_in(client, organisation, *ROLES)
    for url in pages[:-1]:
        assert client.get(url).status_code == 200, url

    for role, closed in CLOSED.items():
        stand_in(organisation.pk)
        _come_in(client, organisation, role)
        for url in closed:
            answer = client.get(url)
            assert answer.status_code == 403 or "Diallo" not in answer.content.decode(), url
            details = [page for page in pages[:-1] if page.startswith(url) and page != url]
            assert {client.get(page).status_code for page in details} <= {403, 404}, url

    elsewhere = an_organisation("Ici")
    _come_in(client, elsewhere, *ROLES)
    for url in pages:
        answer = client.post(url) if url.endswith("/fait/") else client.get(url)
        assert answer.status_code == 404, url


def test_a_closed_access_opens_nothing(client):

    from palier.base.kit.periods import period

    organisation = an_organisation()
    _come_in(client, organisation, "director")
    assert client.get("/").status_code == 200

    stand_in(organisation.pk)
    Membership.objects.update(period=period(date(2020, 1, 1), date(2020, 2, 1)))

    assert client.get("/")["Location"] == "/associations/"


def test_the_owner_of_the_tables_may_not_serve(own_database):
    admin, *_ = _server()
    point_at(admin.as_role(OWNER, own_database.name))

    with pytest.raises(UnsafeRole, match="trop puissant"):
        check_role()

    point_at(own_database)


def test_the_policy_of_content_is_strict(client):
    policy = client.get("/entrer/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
