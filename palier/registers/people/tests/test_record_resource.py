from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import record_resource
from palier.registers.people.models import ResourceLine
from palier.registers.people.tests.examples import a_household

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def _record(organisation, household, amount="635.71", **given):
    usual = {"code": "rsa", "starts_on": MAY, "actor": someone_as(organisation, "social_worker")}
    return record_resource(household, amount=Decimal(amount), **{**usual, **given})


def test_a_new_amount_takes_over_at_its_day_and_the_old_one_stays():
    organisation = an_organisation()
    household = a_household(organisation)

    _record(organisation, household)
    _record(organisation, household, "646.52", starts_on=JUNE)

    lines = list(ResourceLine.objects.order_by("pk"))
    assert [(line.kind, line.period.lower, line.period.upper) for line in lines] == [
        ("income", MAY, JUNE),
        ("income", JUNE, None),
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [({"ends_on": MAY}, "avant le début"), ({"amount": "-1"}, "négatif")],
)
def test_what_cannot_be_is_refused_and_nothing_is_noted(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        _record(organisation, a_household(organisation), **given)

    assert not ResourceLine.objects.exists()


def test_a_budget_is_for_those_who_accompany():
    organisation = an_organisation()
    _record(organisation, a_household(organisation))

    def count(role):
        return ResourceLine.objects.visible_to(someone_as(organisation, role)).count()

    roles = ("social_worker", "rehousing_officer", "rental_manager", "director", "reception")
    assert [count(role) for role in roles] == [1, 1, 0, 0, 0]


def test_said_again_from_the_same_day_it_is_corrected_and_what_is_said_for_later_stands():
    organisation = an_organisation()
    household = a_household(organisation)

    _record(organisation, household, "600.00", starts_on=JUNE)
    _record(organisation, household, "635.00", starts_on=JUNE)
    _record(organisation, household, "590.00", starts_on=MAY)

    lines = list(ResourceLine.objects.order_by("period"))
    assert [(str(line.amount), line.period.lower, line.period.upper) for line in lines] == [
        ("590.00", MAY, JUNE),
        ("635.00", JUNE, None),
    ]
