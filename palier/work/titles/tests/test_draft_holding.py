from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_body
from palier.work.titles.actions import draft_holding
from palier.work.titles.models import Holding


def test_a_title_may_wait_for_its_signature():
    organisation = an_organisation()

    holding = draft_holding(
        a_body(organisation),
        kind="head_lease",
        places=[a_place(a_site(organisation))],
        starts_on=date(2026, 9, 1),
        actor=someone_as(organisation, "rental_manager"),
    )

    assert (holding.state, holding.signed_on) == ("draft", None)


def test_an_emphyteutic_lease_of_eighteen_years_is_none():
    """Code rural, art. L451-1: more than eighteen years, ninety-nine at most."""
    organisation = an_organisation()

    with pytest.raises(Refused, match=r"plus de 18 ans.*L451-1"):
        draft_holding(
            a_body(organisation),
            kind="emphyteutic",
            places=[a_place(a_site(organisation))],
            starts_on=date(2026, 1, 1),
            ends_on=date(2044, 1, 1),
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not Holding.objects.exists()
