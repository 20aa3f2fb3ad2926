import pytest

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.actions import note_keys, remove_keys
from palier.registers.housing.models import KeySet
from palier.registers.housing.tests.examples import a_place, a_site


def test_keys_that_we_do_not_keep_are_taken_off_once():
    organisation = an_organisation()
    technician = someone_as(organisation, "technician")
    place = a_place(a_site(organisation))
    keys = note_keys(place, label="Cave", count=1, actor=technician)
    note_keys(place, label="Porte", count=2, actor=technician)

    assert remove_keys(keys, actor=technician) == place
    with pytest.raises(KeySet.DoesNotExist):
        remove_keys(keys, actor=technician)

    assert [each.label for each in KeySet.objects.all()] == ["Porte"]
