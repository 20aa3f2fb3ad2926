import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import receive_candidacy
from palier.work.admissions.models import Candidacy
from palier.work.admissions.tests.examples import MAY_4, a_candidacy


def _receive(site, role="host", **given):
    told = {"first_name": "", "last_name": "Traoré", "origin": "direct", "received_on": MAY_4}
    return receive_candidacy(site, actor=someone_as(site.organisation, role), **(told | given))


def test_a_name_is_enough():
    row = _receive(a_site(an_organisation()))

    assert (row.name, row.state, row.people, row.household) == ("Traoré", "received", 1, None)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"last_name": " "}, "un nom"),
        ({"people": 0}, "une personne"),
        ({"origin": "siao"}, "SI-SIAO"),
    ],
)
def test_what_is_needed_is_asked_for(given, words):
    site = a_site(an_organisation())

    with pytest.raises(Refused, match=words):
        _receive(site, **given)
    assert not Candidacy.objects.exists()


def test_the_same_referral_is_not_under_way_twice_in_a_house():
    site = a_site(an_organisation())
    a_candidacy(site)

    with pytest.raises(Refused, match="déjà en cours"):
        _receive(site, origin="siao", siao_number="SI-100")
    assert Candidacy.objects.count() == 1
