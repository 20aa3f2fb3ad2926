from palier.base.tenancy.tests.examples import an_organisation, the_system
from palier.base.ui.models import SearchRow
from palier.registers.people.actions import remove_bodies
from palier.registers.people.models import Body
from palier.registers.people.tests.examples import a_body


def test_a_body_added_by_mistake_is_gone_and_no_longer_found():
    organisation = an_organisation()
    body = a_body(organisation)

    remove_bodies(organisation, bodies=[body], actor=the_system(organisation))

    assert not Body.objects.exists()
    assert not SearchRow.objects.exists()
