from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_body
from palier.work.titles.actions import NewHolding, record_holdings
from palier.work.titles.models import Holding, HoldingPlace

JANUARY = date(2026, 1, 1)


def test_many_titles_are_recorded_each_on_its_places():
    organisation = an_organisation()
    site, owner = a_site(organisation), a_body(organisation)
    places = [a_place(site), a_place(site), a_place(site)]

    made = record_holdings(
        organisation,
        holdings=[
            NewHolding(owner, "head_lease", tuple(places[:2]), JANUARY, rent=Decimal("900.00")),
            NewHolding(owner, "mandate", (places[2],), JANUARY),
        ],
        actor=the_system(organisation),
    )

    assert [holding.places.count() for holding in made] == [2, 1]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"rent": Decimal(-1)}, "négatif"),
        ({"ends_on": JANUARY}, "avant le début"),
        ({"places": ()}, "au moins un lieu"),
    ],
)
def test_one_that_cannot_be_stops_them_all(given, words):
    organisation = an_organisation()
    owner, place = a_body(organisation), a_place(a_site(organisation))
    fine = NewHolding(owner, "head_lease", (place,), JANUARY)

    with pytest.raises(Refused, match=words):
        record_holdings(
            organisation,
            holdings=[fine, NewHolding(**{**vars(fine), **given})],
            actor=the_system(organisation),
        )

    assert not Holding.objects.exists()
    assert not HoldingPlace.objects.exists()
