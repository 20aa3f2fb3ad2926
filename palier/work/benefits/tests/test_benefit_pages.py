"""The pages of benefits answer to those who see rents, and to no other."""

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user
from palier.work.benefits.tests.test_settle_remittance import _told


def test_each_page_answers_and_an_estimate_keeps_nothing(client):
    organisation = an_organisation()
    row, _ = _told(organisation)
    home = row.lines.get().occupancy_id

    def get(role, url):
        user = a_user()
        a_member(organisation, role, user=user)
        client.force_login(user)
        session = client.session
        session["organisation"] = organisation.pk
        session.save()
        return client.get(url)

    estimate = f"/aides/contrats/{home}/estimer/"
    pages = ["/aides/", "/aides/manquent/", "/aides/juillet/", f"/aides/{row.pk}/", estimate]
    for url in [*pages, f"/aides/{row.pk}/rapprocher/", f"/contrats/{home}/"]:
        assert get("accountant", url).status_code == 200, url
    for url in pages:
        assert get("volunteer", url).status_code in {403, 404}, url
    asked = "?income=5000&zone=2&dependants=0&on=2025-11-01&aid=apl&kind=home"
    assert "Environ, par mois" in get("accountant", estimate + asked).content.decode()
    early = get("accountant", estimate + asked.replace("2025-11", "2021-11")).content.decode()
    assert "Aucun barème" in early
    overseas = get("accountant", estimate + asked + "&is_overseas=on").content.decode()
    assert "ses propres barèmes" in overseas
    late = get("accountant", estimate + asked.replace("2025-11", "2026-11")).content.decode()
    assert "Un barème plus récent a dû paraître" in late
