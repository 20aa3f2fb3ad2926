from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.partners.actions import finish_deliverable
from palier.registers.partners.tests.examples import JUNE, a_deliverable, a_partnership


def _finish(row, role="director"):
    return finish_deliverable(
        row, on=JUNE, words="Par mel ", actor=someone_as(row.organisation, role)
    )


def test_it_was_handed_over():
    row = _finish(a_deliverable(a_partnership(an_organisation())))
    assert (row.done_on, row.words) == (JUNE, "Par mel")


def test_twice_or_by_who_may_not():
    row = a_deliverable(a_partnership(an_organisation()))
    with pytest.raises(PermissionDenied):
        _finish(row, role="social_worker")
    row = _finish(row)
    with pytest.raises(Refused, match="remis le 1er\xa0juin\xa02026"):
        _finish(row)


def test_not_before_the_agreement_begins():
    row = a_deliverable(a_partnership(an_organisation()))
    actor = someone_as(row.organisation, "director")
    with pytest.raises(Refused, match="ne commence que le 1er\xa0janvier\xa02026"):
        finish_deliverable(row, on=date(1900, 1, 2), actor=actor)
    row.refresh_from_db()
    assert row.done_on is None
