from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.leases.actions import note_stay_decision
from palier.work.leases.models import StayDecision
from palier.work.leases.tests.examples import a_lived_in_contract

EXIT = {
    "kind": "exit",
    "by": "ofii",
    "on": date(2026, 5, 4),
    "effective_on": date(2026, 6, 4),
    "reference": "DN-118",
}


def test_presence_beyond_the_decision_is_told_in_days(client):
    organisation = an_organisation()
    come_in(client, organisation, "host")
    stay = a_lived_in_contract(organisation, regime="shelter")

    note_stay_decision(stay, **EXIT, actor=someone_as(organisation, "host"))

    page = client.get(f"/contrats/{stay.pk}/").content.decode()
    assert "décidée par" in page
    assert "jours au-delà" in page.replace("\u00a0", " ")


def test_elsewhere_nobody_else_decides_and_each_decision_is_noted_once():
    organisation = an_organisation()
    host = someone_as(organisation, "host")
    stay = a_lived_in_contract(organisation, regime="shelter")
    note_stay_decision(stay, **EXIT, actor=host)

    with pytest.raises(Refused, match="déjà notée"):
        note_stay_decision(stay, **EXIT, actor=host)
    with pytest.raises(Refused, match="personne d’autre ne décide"):
        note_stay_decision(a_lived_in_contract(organisation), **EXIT, actor=host)

    assert StayDecision.objects.count() == 1
