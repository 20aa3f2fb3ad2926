import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.registers.people.tests.examples import a_body
from palier.work.neighbourhood.actions import open_mediation
from palier.work.neighbourhood.models import Mediation
from palier.work.neighbourhood.tests.examples import MAY_4


def _open(site, text="Eau trop chère", role="social_worker"):
    return open_mediation(
        site,
        landlord=a_body(site.organisation),
        topic="charges",
        text=text,
        opened_on=MAY_4,
        actor=someone_as(site.organisation, role),
    )


def test_residents_and_a_landlord_are_helped_to_talk():
    row = _open(a_site(an_organisation()))

    assert (row.state, row.household) == ("open", None)


def test_nothing_said_is_refused():
    with pytest.raises(Refused, match="de quoi il s’agit"):
        _open(a_site(an_organisation()), " ")
    assert not Mediation.objects.exists()
