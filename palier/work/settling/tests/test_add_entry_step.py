from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.settling.actions import add_entry_step
from palier.work.settling.models import OWN, EntryStep
from palier.work.settling.tests.examples import MAY_2, an_entry


def _add(occupancy, role="host", **given):
    usual = {"what": "Berceau ", "by": "host", "due_on": MAY_2}
    actor = someone_as(occupancy.organisation, role)
    return add_entry_step(occupancy, actor=actor, **{**usual, **given})


def test_something_of_this_household_alone():
    step = _add(an_entry(an_organisation()))
    assert (step.code, step.what, step.by) == (OWN, "Berceau", "host")


@pytest.mark.parametrize(
    ("given", "words"),
    [({"what": " "}, "ce qui est à faire"), ({"due_on": date(2026, 5, 1)}, "entrée est le")],
)
def test_nothing_or_before_the_entry_is_refused(given, words):
    with pytest.raises(Refused, match=words):
        _add(an_entry(an_organisation()), **given)
    assert not EntryStep.objects.filter(code=OWN).exists()


def test_who_may_not():
    occupancy = an_entry(an_organisation())
    with pytest.raises(PermissionDenied):
        _add(occupancy, role="accountant")
    assert not EntryStep.objects.filter(code=OWN).exists()
