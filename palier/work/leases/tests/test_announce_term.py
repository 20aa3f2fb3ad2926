from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import announce_term
from palier.work.leases.shell.papers import stays_that_end
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract

JULY = date(2026, 7, 1)


def _announce(row, tied_until=JULY, role="rental_manager"):
    return announce_term(row, tied_until=tied_until, actor=someone_as(row.organisation, role))


@pytest.mark.parametrize("regime", ["function", "student"])
def test_it_is_told_three_months_before_with_what_changes(regime):
    organisation = an_organisation()
    row = a_lived_in_contract(organisation, regime=regime)
    term = row.term_on
    row = _announce(row)
    assert (row.tied_until, row.term_on) == (JULY, term)
    manager = someone_as(organisation, "rental_manager")

    assert stays_that_end(None, manager, date(2026, 3, 31)) == []
    (todo,) = stays_that_end(None, manager, date(2026, 4, 1))
    assert todo.due_on == date(2026, 6, 30)
    assert "autre logement" in todo.why if regime == "function" else "L412-7" in todo.why
    _announce(row, None)
    assert stays_that_end(None, manager, date(2026, 4, 1)) == []


def test_another_regime_before_the_entry_or_by_who_may_not():
    organisation = an_organisation()
    with pytest.raises(Refused, match="ni à une fonction"):
        _announce(a_lived_in_contract(organisation))
    row = a_lived_in_contract(organisation, regime="function")
    with pytest.raises(Refused, match="entrée est le"):
        _announce(row, JANUARY)
    with pytest.raises(PermissionDenied):
        _announce(row, role="host")
    row.refresh_from_db()
    assert row.tied_until is None
