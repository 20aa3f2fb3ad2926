from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.housing.models import Place
from palier.registers.housing.tests.examples import a_site
from palier.registers.people.models import Body
from palier.work.sourcing.actions import sign_lead
from palier.work.sourcing.tests.examples import APRIL_1, a_lead, a_seeker, an_agreed_lead
from palier.work.titles.models import Holding
from palier.work.upkeep.models import OwnerWorks


def _sign(organisation, lead, **given):
    told = {"label": "12 rue des Lilas, T2", "on": APRIL_1, "starts_on": date(2026, 6, 1)}
    return sign_lead(
        lead,
        **{"site": a_site(organisation), **told, **given},
        actor=a_seeker(organisation),
    )


def test_the_dwelling_and_its_title_are_drafted_without_typing_anything_again():
    organisation = an_organisation()
    lead = an_agreed_lead(organisation)

    holding = _sign(organisation, lead)

    lead.refresh_from_db()
    place = Place.objects.get()
    assert (lead.state, lead.place, lead.holding) == ("signed", place, holding)
    assert (place.street, place.town, place.size) == ("12 rue des Lilas", "Marseille", "T2")
    assert (holding.state, holding.kind, holding.rent) == ("draft", "head_lease", 440)
    assert (holding.starts_on, holding.ends_on) == (date(2026, 6, 1), date(2032, 6, 1))
    assert (holding.convention, holding.rent_ceiling) == ("loc3", Decimal("440.00"))
    assert holding.owner.name == "Mme Vasseur"


@pytest.mark.parametrize(
    ("given", "told", "because"),
    [
        ({}, {"starts_on": date(2034, 1, 1)}, None),
        ({"energy_rating": "E"}, {"starts_on": date(2034, 1, 1)}, "classé E.*art. 6"),
    ],
)
def test_a_home_that_could_not_be_let_is_not_signed(given, told, because):
    """Loi n° 89-462, art. 6: class E leaves the market in 2034."""
    organisation = an_organisation()
    lead = an_agreed_lead(organisation, **given)

    if because is None:
        _sign(organisation, lead, **told)
        assert Holding.objects.count() == 1
        return
    with pytest.raises(Refused, match=because):
        _sign(organisation, lead, **told)
    assert not Place.objects.exists()
    assert not Body.objects.exists()


def test_a_lead_without_agreement_is_not_signed():
    organisation = an_organisation()

    with pytest.raises(Refused):
        _sign(organisation, a_lead(organisation))

    assert not Place.objects.exists()


def test_the_works_offered_against_a_lower_rent_are_followed():
    """560 asked, 440 agreed, over six years, for 3,600 of works."""
    organisation = an_organisation()

    _sign(organisation, an_agreed_lead(organisation))

    row = OwnerWorks.objects.get()
    assert (row.label, row.agreed_cost) == ("Ventilation refaite", Decimal(3600))
    assert (row.month_gain, row.months) == (Decimal(120), 72)
