from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.actions import add_person
from palier.registers.people.tests.examples import a_household
from palier.work.leases.actions import draft_occupancy
from palier.work.leases.models import OccupancyPlace, OccupancyState

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
