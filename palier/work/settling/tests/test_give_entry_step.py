import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as, the_system
from palier.work.settling.actions import finish_entry_step, give_entry_step
from palier.work.settling.tests.examples import MAY_2, a_step, an_entry


def _give(step, role="social_worker", **given):
    actor = someone_as(step.organisation, role)
    return give_entry_step(step, by="host", due_on=MAY_2, actor=actor, **given)


def test_to_someone_by_a_day():
    user = a_user()
    step = _give(a_step(an_entry(an_organisation())), given_to=user)
    assert (step.by, step.given_to, step.due_on) == ("host", user, MAY_2)


def test_what_is_done_or_by_who_may_not():
    step = a_step(an_entry(an_organisation()))
    with pytest.raises(PermissionDenied):
        _give(step, role="reception")
    finish_entry_step(step, on=MAY_2, actor=the_system(step.organisation))
    with pytest.raises(Refused, match="faite depuis"):
        _give(step)
    step.refresh_from_db()
    assert step.by == "social"
