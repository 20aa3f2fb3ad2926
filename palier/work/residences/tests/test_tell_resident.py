from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import tell_resident
from palier.work.residences.tests.examples import JUNE_1, JUNE_2, a_resident, an_entry


def _tell(entry, on=JUNE_2, role="host"):
    return tell_resident(entry, told_on=on, actor=someone_as(entry.organisation, role))


def test_the_resident_has_the_letter():
    assert _tell(an_entry(a_resident(an_organisation()))).told_on == JUNE_2


def test_before_or_twice_is_refused():
    entry = an_entry(a_resident(an_organisation()))

    with pytest.raises(Refused, match="avant l’entrée"):
        _tell(entry, date(2026, 5, 1))
    entry.refresh_from_db()
    assert entry.told_on is None
    _tell(entry)
    with pytest.raises(Refused, match="déjà informée"):
        _tell(entry)


def test_whoever_knew_before_has_no_letter():
    entry = an_entry(a_resident(an_organisation()), ground="notice", noticed_on=JUNE_1)

    with pytest.raises(Refused, match="le savait avant"):
        _tell(entry)
    entry.refresh_from_db()
    assert entry.told_on is None
