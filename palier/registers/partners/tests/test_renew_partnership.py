from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.partners.actions import end_partnership, renew_partnership
from palier.registers.partners.models import Partnership
from palier.registers.partners.tests.examples import JUNE, a_partnership

NEW_YEAR = date(2027, 1, 1)


def _renew(row, starts_on=NEW_YEAR, role="director"):
    actor = someone_as(row.organisation, role)
    return renew_partnership(row, starts_on=starts_on, ends_on=date(2028, 1, 1), actor=actor)


def test_the_same_with_the_same_bodies_for_another_time():
    row = a_partnership(an_organisation())

    again = _renew(row)

    assert (again.follows, again.title, again.period.lower) == (row, row.title, NEW_YEAR)
    assert again.signatories.get().body == row.signatories.get().body


def test_before_its_end_twice_or_without_end_is_refused():
    organisation = an_organisation()
    row = a_partnership(organisation)
    with pytest.raises(Refused, match="31\xa0décembre\xa02026"):
        _renew(row, starts_on=date(2026, 12, 31))
    _renew(row)
    with pytest.raises(Refused, match="déjà une suite"):
        _renew(row)
    with pytest.raises(Refused, match="pas de fin"):
        _renew(a_partnership(organisation, row.signatories.get().body, ends_on=None))
    assert Partnership.objects.count() == 3


def test_one_that_was_stopped_or_by_who_may_not():
    row = a_partnership(an_organisation())
    with pytest.raises(PermissionDenied):
        _renew(row, role="social_worker")
    row = end_partnership(row, on=JUNE, why="Sans objet", actor=the_system(row.organisation))
    with pytest.raises(Refused, match="arrêtée"):
        _renew(row)
    assert Partnership.objects.count() == 1
