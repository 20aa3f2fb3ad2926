from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.actions import add_person
from palier.registers.people.tests.examples import a_household
from palier.work.leases.actions import draft_occupancy
from palier.work.leases.models import Occupancy, OccupancyPlace, OccupancyState

MAY_1 = date(2026, 5, 1)


def test_a_draft_takes_nothing_and_two_may_wait_for_one_home():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))

    drafts = [
        draft_occupancy(
            place,
            household=a_household(organisation),
            regime="logement_foyer",
            starts_on=MAY_1,
            actor=manager,
        )
        for _ in range(2)
    ]

    assert [draft.number for draft in drafts] == ["B-0001", "B-0002"]
    assert {draft.state for draft in drafts} == {OccupancyState.DRAFT}
    assert not OccupancyPlace.objects.filter(is_firm=True).exists()


def test_adults_sign_and_children_live_there():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    household = a_household(organisation)
    social = someone_as(organisation, "social_worker")
    add_person(household, first_name="Lina", place="child", starts_on=MAY_1, actor=social)

    draft = draft_occupancy(
        a_place(a_site(organisation)),
        household=household,
        regime="loi89",
        starts_on=MAY_1,
        actor=manager,
    )

    assert list(draft.parties.order_by("pk").values_list("role", flat=True)) == [
        "signatory",
        "occupant",
    ]


def test_a_function_lease_ends_the_day_that_is_agreed_and_a_stay_is_never_too_long():
    """CCH art. L442-7; décret n° 2019-1478: three months at most."""
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    told = {
        "household": a_household(organisation),
        "starts_on": date(2026, 5, 1),
        "actor": manager,
    }

    agreed = draft_occupancy(place, regime="function", term_on=date(2027, 9, 1), **told)
    with pytest.raises(Refused, match="Au plus 3 mois"):
        draft_occupancy(place, regime="pitch", term_on=date(2026, 8, 2), **told)
    with pytest.raises(Refused, match="avant l’entrée"):
        draft_occupancy(place, regime="function", term_on=date(2026, 5, 1), **told)

    assert agreed.term_on == date(2027, 9, 1)
    assert Occupancy.objects.count() == 1
