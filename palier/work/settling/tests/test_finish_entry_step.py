from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.settling.actions import finish_entry_step
from palier.work.settling.reads import still_open
from palier.work.settling.tests.examples import MAY_2, a_step, an_entry


def _finish(step, role="social_worker"):
    actor = someone_as(step.organisation, role)
    return finish_entry_step(step, on=MAY_2, words="Lit donné ", actor=actor)


def test_it_is_done():
    occupancy = an_entry(an_organisation())
    step = _finish(a_step(occupancy))

    assert (step.done_on, step.words) == (MAY_2, "Lit donné")
    assert step not in still_open([occupancy.pk])[occupancy.pk]


def test_twice_or_by_who_may_not():
    step = a_step(an_entry(an_organisation()))
    with pytest.raises(PermissionDenied):
        _finish(step, role="technician")
    step = _finish(step)
    with pytest.raises(Refused, match="faite depuis"):
        _finish(step)


def test_not_long_before_the_entry():
    step = a_step(an_entry(an_organisation()))
    actor = someone_as(step.organisation, "social_worker")
    with pytest.raises(Refused, match="trop loin avant"):
        finish_entry_step(step, on=date(1900, 1, 2), actor=actor)
    step.refresh_from_db()
    assert step.done_on is None
