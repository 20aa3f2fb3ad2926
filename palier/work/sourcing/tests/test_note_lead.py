from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.tests.examples import a_body
from palier.work.sourcing.models import OwnerLead
from palier.work.sourcing.tests.examples import a_lead


def test_an_owner_who_calls_becomes_a_lead():
    lead = a_lead(an_organisation())

    assert (lead.state, lead.owner_name, lead.contacted_on) == (
        "contacted",
        "Mme Vasseur",
        date(2026, 3, 2),
    )


def test_a_known_owner_is_not_typed_again():
    organisation = an_organisation()
    owner = a_body(organisation, "SCI des Acacias")

    assert a_lead(organisation, owner=owner, owner_name="").owner_name == "SCI des Acacias"


def test_a_lead_names_its_owner():
    with pytest.raises(Refused, match="nom du propriétaire"):
        a_lead(an_organisation(), owner_name=" ")

    assert not OwnerLead.objects.exists()
