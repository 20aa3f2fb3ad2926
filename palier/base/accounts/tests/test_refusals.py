import pytest

from palier.base.journal.models import SecurityEvent
from palier.base.journal.security import REFUSED_A_MINUTE
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.pages import come_in

REFUSED = SecurityEvent.Kind.REFUSED


def _told():
    return list(SecurityEvent.objects.filter(kind=REFUSED).values_list("what", flat=True))


@pytest.mark.parametrize("address", ["/equipe/", "/equipe/424242/"])
def test_a_page_or_a_row_that_is_not_theirs_is_noted_once_a_minute(client, address):
    user = come_in(client, an_organisation(), "volunteer")

    for _ in range(3):
        assert client.get(address).status_code in {403, 404}

    assert _told() == [address]
    assert SecurityEvent.objects.get(kind=REFUSED).user == user


def test_what_answers_or_names_no_row_is_not(client):
    come_in(client, an_organisation(), "volunteer")
    client.get("/")
    assert client.get("/n-existe-pas/").status_code == 404
    assert _told() == []


def test_whoever_tries_every_number_fills_no_disk(client):
    come_in(client, an_organisation(), "volunteer")
    for number in range(REFUSED_A_MINUTE + 5):
        client.get(f"/equipe/{424242 + number}/")
    assert len(_told()) == REFUSED_A_MINUTE


def test_who_watches_over_access_reads_it(client):
    organisation = an_organisation()
    come_in(client, organisation, "volunteer")
    client.get("/equipe/424242/")
    client.logout()
    come_in(client, organisation, "data_officer")

    page = client.get("/association/securite/").content.decode()

    assert "/equipe/424242/" in page
    assert "page ou fiche refusée" in page.replace("\u00a0", " ").lower()
