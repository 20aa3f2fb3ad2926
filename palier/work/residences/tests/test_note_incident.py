import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import note_incident
from palier.work.residences.models import Incident
from palier.work.residences.tests.examples import EVENING, JUNE_9, an_incident


def _note(site, role="host", **given):
    told = {"kind": "fire", "happened_at": EVENING, "text": "Casserole oubliée"} | given
    return note_incident(site, actor=someone_as(site.organisation, role), **told)


def test_what_happened_is_kept():
    incident = _note(a_site(an_organisation()), is_serious=True, next_on=JUNE_9, told_to="SDIS")

    assert (incident.state, incident.is_serious, incident.next_on) == ("open", True, JUNE_9)


def test_nothing_said_or_a_look_back_before_it_is_refused():
    site = a_site(an_organisation())

    with pytest.raises(Refused, match="ce qui s’est passé"):
        _note(site, text=" ")
    with pytest.raises(Refused, match="avant l’incident"):
        _note(site, next_on=JUNE_9.replace(month=5))
    assert not Incident.objects.exists()


def test_a_reserved_incident_shows_to_those_who_lead():
    organisation = an_organisation()
    row = an_incident(a_site(organisation), is_reserved=True)

    def seen(role):
        return row in Incident.objects.visible_to(someone_as(organisation, role))

    assert seen("supervisor")
    assert seen("director")
    assert not seen("host")
    assert not seen("social_worker")
