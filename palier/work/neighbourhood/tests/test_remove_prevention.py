import pytest

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.neighbourhood.actions import note_prevention, remove_prevention
from palier.work.neighbourhood.models import PreventionDay
from palier.work.neighbourhood.tests.examples import MAY_4


def test_an_action_noted_twice_is_counted_once():
    organisation = an_organisation()
    site = a_site(organisation)
    worker = someone_as(organisation, "social_worker")
    first, twice = (
        note_prevention(site, on=MAY_4, title="Bus santé", people=34, actor=worker)
        for _ in range(2)
    )

    remove_prevention(twice, actor=worker)

    assert PreventionDay.objects.get() == first
    with pytest.raises(PreventionDay.DoesNotExist):
        remove_prevention(twice, actor=worker)
