from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.models import Term
from palier.work.succession.actions import undo_hand_over
from palier.work.succession.tests.examples import (
    MAY_2,
    a_transfer,
    an_emphyteusis,
    someone_in,
)


def _undo(row, role="rental_manager"):
    return undo_hand_over(row, on=MAY_2, actor=someone_as(row.organisation, role))


def test_the_title_and_its_contracts_run_on_with_their_rents():
    holding = an_emphyteusis(an_organisation())
    row = someone_in(holding)
    transfer = _undo(a_transfer(holding))
    holding.refresh_from_db()
    row.refresh_from_db()
    assert transfer.undone_on == MAY_2
    assert (holding.state, holding.ends_on) == ("signed", date(2027, 2, 1))
    assert (row.state, row.end_reason, row.period.upper) == ("active", "", None)
    assert Term.objects.get().period.upper is None


def test_not_twice():
    transfer = _undo(a_transfer(an_emphyteusis(an_organisation())))
    with pytest.raises(Refused, match="déjà annulée"):
        _undo(transfer)


def test_who_may_not():
    transfer = a_transfer(an_emphyteusis(an_organisation()))
    with pytest.raises(PermissionDenied):
        _undo(transfer, role="social_worker")
    transfer.refresh_from_db()
    assert transfer.undone_on is None
