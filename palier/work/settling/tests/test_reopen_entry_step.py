import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.settling.actions import (
    finish_entry_step,
    reopen_entry_step,
    set_entry_step_aside,
)
from palier.work.settling.tests.examples import MAY_2, a_step, an_entry


def test_it_is_to_be_done_after_all():
    organisation = an_organisation()
    occupancy, system = an_entry(organisation), the_system(organisation)
    worker = someone_as(organisation, "social_worker")
    done = finish_entry_step(a_step(occupancy), on=MAY_2, actor=system)
    aside = set_entry_step_aside(a_step(occupancy, "meters"), why="Collectif", actor=system)

    assert reopen_entry_step(done, actor=worker).done_on is None
    assert reopen_entry_step(aside, actor=worker).set_aside == ""
    with pytest.raises(Refused, match="déjà à faire"):
        reopen_entry_step(done, actor=worker)
    with pytest.raises(PermissionDenied):
        reopen_entry_step(done, actor=someone_as(organisation, "reception"))
