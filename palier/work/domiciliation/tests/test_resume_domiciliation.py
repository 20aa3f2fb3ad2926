from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.people.actions import close_household
from palier.work.domiciliation.actions import end_domiciliation, resume_domiciliation
from palier.work.domiciliation.tests.examples import an_address


def test_ended_by_mistake_it_goes_on():
    row = an_address(an_organisation())
    worker = someone_as(row.organisation, "social_worker")
    end_domiciliation(row, on=date(2026, 9, 1), end_reason="asked", actor=worker)

    resume_domiciliation(row, actor=worker)

    row.refresh_from_db()
    assert (row.state, row.ended_on, row.end_reason) == ("granted", None, "")


def test_what_runs_is_not_resumed():
    row = an_address(an_organisation())

    with pytest.raises(Refused):
        resume_domiciliation(row, actor=someone_as(row.organisation, "social_worker"))
    with pytest.raises(PermissionDenied):
        resume_domiciliation(row, actor=someone_as(row.organisation, "volunteer"))
    row.refresh_from_db()
    assert (row.state, row.ends_on) == ("granted", date(2027, 5, 11))


def test_nothing_is_resumed_on_a_closed_file():
    row = an_address(an_organisation())
    worker = someone_as(row.organisation, "social_worker")
    end_domiciliation(row, on=date(2026, 9, 1), end_reason="asked", actor=worker)
    close_household(
        row.household,
        closed_on=date(2026, 9, 2),
        closed_because="Relogé.",
        actor=the_system(row.organisation),
    )

    with pytest.raises(Refused, match="clos"):
        resume_domiciliation(row, actor=worker)

    row.refresh_from_db()
    assert (row.state, row.ended_on) == ("ended", date(2026, 9, 1))
