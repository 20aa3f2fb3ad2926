from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.sourcing.models import OwnerOffer
from palier.work.sourcing.simulating import simulate
from palier.work.sourcing.tests.examples import a_lead, an_offer


def test_an_owner_sees_a_year_with_us_beside_a_year_at_the_market():
    told = simulate(an_offer(a_lead(an_organisation())))

    # 12 x 440 + 65 % of it + (1,000 + 1,000 for 38.5 m²) / 6 + 3,600 / 6 = 9,645.33
    assert (told.yearly_rent, told.reduction, told.premium) == (5280, 3432, 2000)
    assert (told.yearly_premium, told.yearly_works) == (Decimal("333.33"), 600)
    assert (told.with_us, told.at_market) == (Decimal("9645.33"), 9600)
    assert (told.discount, told.works_months) == (Decimal("45.0"), 10)
    assert told.empty_months == 0


def test_the_fee_of_a_mandate_is_taken_from_the_rents():
    offer = an_offer(
        a_lead(an_organisation()),
        kind="mandate",
        level="",
        rent=Decimal(600),
        market_rent=Decimal(700),
        works_cost=Decimal(0),
        fee_percent=Decimal(8),
    )

    told = simulate(offer)
    assert (told.fee, told.premium, told.with_us) == (576, 0, 6624)
    assert told.empty_months == Decimal("2.5")  # 1,776 lost in a year, 700 a month


@pytest.mark.parametrize(
    ("lead", "told", "because"),
    [
        ({}, {"rent": Decimal("440.01")}, "dépasse 440,00.*marché moins 45"),
        ({}, {"rent_ceiling": Decimal("401.50")}, "dépasse 401,50.*plafond de la commune"),
        ({"energy_rating": "F"}, {}, "classé F"),
        ({}, {"years": 3}, "au moins 6 ans"),
        ({}, {"on": date(2028, 1, 1)}, "31 décembre 2027"),
        ({}, {"rent": Decimal(0)}, "plus grand que zéro"),
    ],
)
def test_what_the_scheme_does_not_admit_is_refused(lead, told, because):
    """CGI art. 199 tricies: levels, ceilings, six years, class E at worst."""
    found = a_lead(an_organisation(), **lead)

    with pytest.raises(Refused, match=because):
        an_offer(found, **told)

    assert not OwnerOffer.objects.exists()
