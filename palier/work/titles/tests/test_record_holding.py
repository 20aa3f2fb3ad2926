from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_body
from palier.work.titles.actions import record_holding
from palier.work.titles.models import Holding
from palier.work.titles.reads import title_of


def test_a_head_lease_holds_its_homes_from_a_day():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))

    holding = record_holding(
        a_body(organisation),
        kind="head_lease",
        places=[place],
        starts_on=date(2025, 1, 1),
        rent=Decimal("520.00"),
        actor=manager,
    )

    assert title_of(place, date(2024, 12, 31)) is None
    assert title_of(place, date(2025, 1, 1)) == holding
    assert holding.monthly_rent == Decimal("520.00")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"rent": Decimal("-1.00")}, "négatif"),
        ({"ends_on": date(2024, 1, 1)}, "avant le début"),
        ({"places": []}, "au moins un lieu"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(given, words):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    usual = {
        "kind": "head_lease",
        "places": [a_place(a_site(organisation))],
        "starts_on": date(2025, 1, 1),
    }

    with pytest.raises(Refused, match=words):
        record_holding(a_body(organisation), actor=manager, **{**usual, **given})

    assert not Holding.objects.exists()
