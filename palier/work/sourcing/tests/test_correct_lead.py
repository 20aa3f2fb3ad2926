import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.pages import come_in
from palier.work.sourcing.actions import correct_lead
from palier.work.sourcing.models import OwnerLead
from palier.work.sourcing.tests.examples import a_lead, a_seeker

TOLD = {"street": "14 rue des Lilas", "town": "Aubagne", "size": "T3"}


def test_what_was_noted_wrong_is_put_right(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    lead = a_lead(organisation)

    client.post(
        f"/captation/pistes/{lead.pk}/corriger/", {**TOLD, "owner_name": "Mme Vasseur-Roy"}
    )

    lead = OwnerLead.objects.get()
    assert (lead.owner_name, lead.town, lead.size) == ("Mme Vasseur-Roy", "Aubagne", "T3")
    assert (lead.source, lead.asked_rent) == ("owner", None)


def test_a_lead_keeps_a_name():
    organisation = an_organisation()
    lead = a_lead(organisation)

    with pytest.raises(Refused, match="nom du propriétaire"):
        correct_lead(lead, **TOLD, owner_name=" ", actor=a_seeker(organisation))

    lead.refresh_from_db()
    assert lead.town == "Marseille"
