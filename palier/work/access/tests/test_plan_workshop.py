import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.models import Workshop
from palier.work.access.tests.examples import a_workshop


def test_a_workshop_has_its_places():
    workshop = a_workshop(an_organisation())
    assert (workshop.title, workshop.capacity) == ("Chercher un logement", 2)


def test_no_place_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="au moins une place"):
        a_workshop(organisation, capacity=0)

    assert not Workshop.objects.exists()
    assert someone_as(organisation, "reception").may("access.plan_workshop")
