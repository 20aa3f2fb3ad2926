from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.partners.actions import end_partnership
from palier.registers.partners.tests.examples import JUNE, a_partnership


def _end(row, on=JUNE, why="Sans objet", role="director"):
    return end_partnership(row, on=on, why=why, actor=someone_as(row.organisation, role))


def test_it_stops_before_its_end():
    row = _end(a_partnership(an_organisation()))
    assert (row.ended_on, row.ended_why) == (JUNE, "Sans objet")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"why": ""}, "pourquoi"),
        ({"on": date(2025, 12, 31)}, "ne commence que le 1er\xa0janvier\xa02026"),
        ({"on": date(2027, 1, 2)}, "finie le 31\xa0décembre\xa02026"),
    ],
)
def test_without_a_reason_or_out_of_its_dates_is_refused(given, words):
    row = a_partnership(an_organisation())
    with pytest.raises(Refused, match=words):
        _end(row, **given)
    row.refresh_from_db()
    assert row.ended_on is None


def test_twice_or_by_who_may_not():
    row = a_partnership(an_organisation())
    with pytest.raises(PermissionDenied):
        _end(row, role="reception")
    row = _end(row)
    with pytest.raises(Refused, match="déjà arrêtée"):
        _end(row)
