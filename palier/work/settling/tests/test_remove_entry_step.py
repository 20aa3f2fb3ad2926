import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.settling.actions import finish_entry_step, remove_entry_step
from palier.work.settling.models import OWN, EntryStep
from palier.work.settling.tests.examples import MAY_2, a_step, an_entry, an_own_step


def test_one_added_by_mistake_is_gone_and_a_usual_one_stays():
    organisation = an_organisation()
    occupancy = an_entry(organisation)
    own, worker = an_own_step(occupancy), someone_as(organisation, "social_worker")
    with pytest.raises(PermissionDenied):
        remove_entry_step(own, actor=someone_as(organisation, "reception"))
    with pytest.raises(Refused, match="sans objet"):
        remove_entry_step(a_step(occupancy), actor=worker)

    assert remove_entry_step(own, actor=worker) == occupancy
    assert not EntryStep.objects.filter(code=OWN).exists()


def test_one_that_is_done_stays():
    organisation = an_organisation()
    own = an_own_step(an_entry(organisation))
    finish_entry_step(own, on=MAY_2, actor=the_system(organisation))
    with pytest.raises(Refused, match="faite depuis"):
        remove_entry_step(own, actor=someone_as(organisation, "social_worker"))
    assert EntryStep.objects.filter(pk=own.pk).exists()
