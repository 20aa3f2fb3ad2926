from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import close_incident, correct_incident, follow_incident
from palier.work.residences.tests.examples import EVENING, JUNE_9, an_incident


def _correct(row, role="host", **given):
    told = {"kind": "noise", "happened_at": EVENING, "text": "Musique à minuit"} | given
    return correct_incident(row, actor=someone_as(row.organisation, role), **told)


def test_what_was_noted_wrong_is_put_right_even_the_house():
    organisation = an_organisation()
    row, other = an_incident(a_site(organisation)), a_site(organisation, "Les Tilleuls")

    _correct(row, site=other, is_serious=True)

    row.refresh_from_db()
    assert (row.site, row.kind, row.text, row.is_serious) == (
        other,
        "noise",
        "Musique à minuit",
        True,
    )


def test_nothing_said_or_after_what_followed_is_refused():
    row = an_incident(a_site(an_organisation()))
    host = someone_as(row.organisation, "host")
    follow_incident(row, on=JUNE_9, words="Affiche posée", actor=host)
    said = row.text

    with pytest.raises(Refused, match="ce qui s’est passé"):
        _correct(row, text=" ")
    with pytest.raises(Refused, match="Une suite est déjà notée"):
        _correct(row, happened_at=EVENING + timedelta(days=400))
    with pytest.raises(PermissionDenied):
        _correct(row, role="accountant")
    row.refresh_from_db()
    assert (row.text, row.happened_at) == (said, EVENING)


def test_it_is_corrected_from_its_page(client):
    organisation = an_organisation()
    row = an_incident(a_site(organisation))
    come_in(client, organisation, "supervisor")
    url = f"/residences/incidents/{row.pk}/corriger/"

    assert url in client.get(f"/residences/incidents/{row.pk}/").content.decode()
    page = client.get(url).content.decode()
    assert row.text in page
    posted = {
        "site": row.site_id,
        "kind": "water",
        "happened_at": "04/06/2026 21:30",
        "text": "Fuite au deuxième",
    }
    assert client.post(url, posted).status_code == 302
    row.refresh_from_db()
    assert (row.kind, row.text) == ("water", "Fuite au deuxième")


def test_what_it_said_before_is_kept_and_a_closed_one_stands():
    row = an_incident(a_site(an_organisation()), is_serious=True)
    said = row.text

    _correct(row)

    row.refresh_from_db()
    assert row.before[0]["text"] == said
    assert "grave" in row.before[0]["what"]
    close_incident(row, on=JUNE_9, words="Réglé", actor=someone_as(row.organisation, "supervisor"))
    with pytest.raises(Refused, match="rouvrez-le"):
        _correct(row, text="Rien de grave.")
    row.refresh_from_db()
    assert row.text == "Musique à minuit"


def test_a_reserve_is_lifted_by_those_who_read_what_is_reserved():
    row = an_incident(a_site(an_organisation()), is_reserved=True)

    with pytest.raises(Refused, match="réservé"):
        _correct(row)
    row.refresh_from_db()
    assert row.is_reserved
    _correct(row, role="supervisor")
    row.refresh_from_db()
    assert not row.is_reserved
