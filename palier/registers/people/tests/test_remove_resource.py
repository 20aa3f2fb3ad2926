from datetime import date
from decimal import Decimal

from palier.base.journal.models import Record
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import record_resource, remove_resource
from palier.registers.people.models import ResourceLine
from palier.registers.people.tests.examples import a_household


def test_an_error_is_taken_away_and_the_journal_remembers():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")
    line = record_resource(
        a_household(organisation),
        code="wage",
        amount=Decimal(900),
        starts_on=date(2026, 5, 1),
        actor=worker,
    )

    remove_resource(line, actor=worker)

    assert not ResourceLine.objects.exists()
    assert Record.objects.filter(action="people.remove_resource").count() == 1


def test_the_amount_that_it_replaced_runs_again():
    household = a_household(an_organisation())
    worker = someone_as(household.organisation, "social_worker")
    told = {"code": "wage", "actor": worker}
    before = record_resource(
        household, amount=Decimal(58), starts_on=date(2026, 1, 1), ends_on=date(2026, 9, 1), **told
    )
    wrong = record_resource(
        household, amount=Decimal("1450.50"), starts_on=date(2026, 5, 1), **told
    )

    remove_resource(wrong, actor=worker)

    before.refresh_from_db()
    assert before.amount == 58
    assert before.period.lower == date(2026, 1, 1)
    assert before.period.upper is None  # until what followed: here, nothing did


def test_another_s_amount_of_the_same_day_is_left_as_it_is():
    household = a_household(an_organisation())
    worker = someone_as(household.organisation, "social_worker")
    other = record_resource(
        household,
        code="energy",
        amount=Decimal(40),
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 5, 1),
        actor=worker,
    )
    wrong = record_resource(
        household, code="wage", amount=Decimal(900), starts_on=date(2026, 5, 1), actor=worker
    )

    remove_resource(wrong, actor=worker)

    other.refresh_from_db()
    assert other.period.upper == date(2026, 5, 1)
