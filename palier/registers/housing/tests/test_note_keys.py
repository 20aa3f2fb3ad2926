import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.housing.actions import note_keys
from palier.registers.housing.models import KeySet
from palier.registers.housing.tests.examples import a_place, a_site


def test_told_again_a_count_is_put_right():
    organisation = an_organisation()
    technician = someone_as(organisation, "technician")
    place = a_place(a_site(organisation))

    note_keys(place, label="Porte", count=3, kept_at="Coffre", actor=technician)
    note_keys(place, label="Porte", count=2, kept_at="Coffre", actor=technician)

    assert [(key.label, key.count) for key in KeySet.objects.all()] == [("Porte", 2)]


def test_what_they_open_is_asked():
    organisation = an_organisation()

    with pytest.raises(Refused, match="ce que ces clés ouvrent"):
        note_keys(
            a_place(a_site(organisation)),
            label=" ",
            count=2,
            actor=someone_as(organisation, "technician"),
        )

    assert not KeySet.objects.exists()
