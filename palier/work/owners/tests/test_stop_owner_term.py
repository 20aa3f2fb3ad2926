"""What stops a sum due to an owner is told with what sets it."""

from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.law.dates import Month
from palier.work.owners.actions import stop_owner_term
from palier.work.owners.falling_due import falling_due
from palier.work.owners.tests.examples import a_head_lease
from palier.work.owners.tests.test_set_owner_term import _set


def test_a_stopped_sum_is_due_for_its_days_only():
    organisation = an_organisation()
    term = _set(a_head_lease(organisation, rent="0"))

    stop_owner_term(
        term, ends_on=date(2026, 6, 16), actor=someone_as(organisation, "rental_manager")
    )

    assert [each.amount for each in falling_due(organisation, Month(2026, 6))] == [450]
    assert falling_due(organisation, Month(2026, 7)) == []
