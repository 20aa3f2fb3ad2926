from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.doors.exchange.actions import close_feed, open_feed
from palier.doors.exchange.models import CalendarFeed
from palier.doors.exchange.tests.test_open_feed import _address


def test_once_cut_the_address_answers_nothing(client):
    organisation = an_organisation()
    come_in(client, organisation, "lawyer")
    address = _address(client)

    client.post("/agenda/adresse/couper/")

    assert client.get(address).status_code == 410


def test_one_cuts_ones_own_and_nobody_elses():
    organisation = an_organisation()
    samira, malik = (someone_as(organisation, "social_worker", user=a_user(n)) for n in "SM")
    open_feed(organisation, digest="a" * 64, actor=samira)

    close_feed(organisation, actor=malik)

    assert CalendarFeed.objects.get().revoked_at is None
