from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.eviction.actions import change_deadline
from palier.work.eviction.dating import dues_of
from palier.work.eviction.models import DeadlineChange
from palier.work.eviction.tests.examples import a_procedure, summoned

DAY = date(2026, 5, 6)


def _change(
    procedure, code="prefect_notice", on=date(2026, 7, 30), reason="Reçu du greffe", role="lawyer"
):
    return change_deadline(
        procedure, code=code, on=on, reason=reason, actor=someone_as(procedure.organisation, role)
    )


def _due(procedure, code="prefect_notice"):
    dues = dues_of([procedure], procedure.organisation, DAY)
    return next(due for due in dues if due.deadline.code == code)


def test_another_day_is_kept_and_the_laws_day_stays_beside():
    procedure = summoned(a_procedure(an_organisation()))

    _change(procedure)

    due = _due(procedure)
    # Forty-two clear days before 15 September 2026: 3 August.
    assert (due.on, due.deadline.on) == (date(2026, 7, 30), date(2026, 8, 3))
    assert due.change.reason == "Reçu du greffe"


def test_without_a_day_it_no_longer_counts_and_says_why():
    procedure = summoned(a_procedure(an_organisation()))

    _change(procedure, on=None, reason="Audience annulée")

    assert (_due(procedure).is_waived, _due(procedure).is_open) == (True, False)


def test_the_last_word_counts():
    procedure = summoned(a_procedure(an_organisation()))
    _change(procedure, on=None)
    _change(procedure)

    assert _due(procedure).on == date(2026, 7, 30)


def test_without_reason_or_for_no_deadline_it_is_refused():
    procedure = summoned(a_procedure(an_organisation()))

    with pytest.raises(Refused, match="dit pourquoi"):
        _change(procedure, reason=" ")
    with pytest.raises(Refused, match="n’existe pas"):
        _change(procedure, code="furniture")

    assert not DeadlineChange.objects.exists()


def test_what_is_late_stays_until_someone_says_otherwise():
    procedure = summoned(a_procedure(an_organisation()))
    due = _due(procedure)

    assert not due.is_late(date(2026, 8, 3))
    assert due.is_late(date(2026, 8, 4))
    assert due.is_late(date(2027, 8, 4))
