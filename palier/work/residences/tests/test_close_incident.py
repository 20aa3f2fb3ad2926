import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import close_incident
from palier.work.residences.tests.examples import JUNE_2, an_incident


def _close(row, role="supervisor", **given):
    told = {"on": JUNE_2, "words": "Excuses faites"} | given
    return close_incident(row, actor=someone_as(row.organisation, role), **told)


def test_it_ends_with_its_last_words():
    row = _close(an_incident(a_site(an_organisation())))

    assert (row.state, row.closed_on) == ("closed", JUNE_2)
    assert row.steps.get().words == "Excuses faites"


def test_nothing_said_or_closed_twice_is_refused():
    row = an_incident(a_site(an_organisation()))

    with pytest.raises(Refused, match="terminé"):
        _close(row, words="")
    row.refresh_from_db()
    assert row.state == "open"
    _close(row)
    with pytest.raises(Refused, match="clos"):
        _close(row)
    assert row.steps.count() == 1


def test_whoever_may_not_close_it_reads_who_does(client):
    organisation = an_organisation()
    row = an_incident(a_site(organisation))
    closes = a_user()
    a_member(organisation, "supervisor", user=closes)
    come_in(client, organisation, "host")

    page = client.get(f"/residences/incidents/{row.pk}/").content.decode()

    assert "Et maintenant" in page
    assert closes.short_name.rstrip(".") in page
