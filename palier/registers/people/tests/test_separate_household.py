from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import add_person, record_resource, separate_household
from palier.registers.people.models import Household, ResourceLine, Separation
from palier.registers.people.reads import members_on
from palier.registers.people.tests.examples import a_household

MAY_2 = date(2026, 5, 2)


def _couple(organisation):
    worker = someone_as(organisation, "social_worker")
    household = a_household(organisation)
    partner = add_person(
        household,
        first_name="Marc",
        last_name="Roux",
        place="partner",
        starts_on=date(2024, 1, 2),
        actor=worker,
    )
    child = add_person(
        household, first_name="Lina", last_name="Roux", starts_on=date(2024, 1, 2), actor=worker
    )
    return household, partner, child, worker


def test_those_who_leave_have_their_file_and_those_who_stay_keep_the_home():
    organisation = an_organisation()
    household, partner, child, worker = _couple(organisation)

    separation = separate_household(household, leaving=[partner, child], on=MAY_2, actor=worker)

    def names(row, on):
        return [(m.person.first_name, m.place) for m in members_on(row, on)]

    assert separation.left.name == "Ménage Roux"
    assert names(household, MAY_2) == [("Awa", "head")]
    assert names(separation.left, MAY_2) == [("Marc", "head"), ("Lina", "child")]
    assert len(names(household, date(2026, 5, 1))) == 3


def test_when_the_head_leaves_the_other_adult_becomes_it():
    organisation = an_organisation()
    household, _, _, worker = _couple(organisation)
    awa = household.members.get(place="head").person

    separate_household(household, leaving=[awa], on=MAY_2, actor=worker)

    assert [(m.person.first_name, m.place) for m in members_on(household, MAY_2)] == [
        ("Marc", "head"),
        ("Lina", "child"),
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"leaving": []}, "qui part"),
        ({"owes": "both"}, "jusqu’à quand"),
        ({"on": date(2024, 1, 2)}, "après l’arrivée"),
    ],
)
def test_what_cannot_be_is_refused_and_nobody_has_moved(given, words):
    organisation = an_organisation()
    household, partner, _, worker = _couple(organisation)

    with pytest.raises(Refused, match=words):
        separate_household(household, actor=worker, **{"leaving": [partner], "on": MAY_2, **given})

    assert not Separation.objects.exists()
    assert Household.objects.count() == 1
    assert len(members_on(household, MAY_2)) == 3


def test_someone_must_stay():
    organisation = an_organisation()
    household, partner, child, worker = _couple(organisation)
    awa = household.members.get(place="head").person

    with pytest.raises(Refused, match="quelqu’un reste"):
        separate_household(household, leaving=[awa, partner, child], on=MAY_2, actor=worker)

    assert Household.objects.count() == 1


def test_what_someone_earns_goes_with_them_from_that_day_on():
    organisation = an_organisation()
    household, partner, _, worker = _couple(organisation)
    record_resource(
        household,
        code="wage",
        amount=Decimal(1500),
        person=partner,
        starts_on=date(2026, 1, 1),
        actor=worker,
    )

    separation = separate_household(household, leaving=[partner], on=MAY_2, actor=worker)

    told = [(line.household, line.period.upper) for line in ResourceLine.objects.order_by("pk")]
    assert told == [(household, MAY_2), (separation.left, None)]
