from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.partners.actions import (
    finish_deliverable,
    remove_partnership,
    renew_partnership,
)
from palier.registers.partners.models import Partnership
from palier.registers.partners.tests.examples import JUNE, a_deliverable, a_partnership


def _remove(row, role="director"):
    return remove_partnership(row, actor=someone_as(row.organisation, role))


def test_one_noted_by_mistake_is_gone_with_what_it_awaited():
    row = a_partnership(an_organisation())
    a_deliverable(row)
    _remove(row)
    assert not Partnership.objects.exists()


def test_one_that_has_lived_stays():
    row = a_partnership(an_organisation())
    system = the_system(row.organisation)
    finish_deliverable(a_deliverable(row), on=JUNE, actor=system)
    with pytest.raises(Refused, match="livrable a été remis"):
        _remove(row)

    other = a_partnership(row.organisation, row.signatories.get().body)
    renew_partnership(other, starts_on=date(2027, 1, 1), actor=system)
    with pytest.raises(Refused, match="a une suite"):
        _remove(other)
    assert Partnership.objects.count() == 3


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _remove(a_partnership(an_organisation()), role="social_worker")
    assert Partnership.objects.exists()
