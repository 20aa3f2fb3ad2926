import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import fill_attendance, register_for_workshop, unregister
from palier.work.access.models import Registration
from palier.work.access.tests.examples import a_workshop


def test_the_place_is_free_again_unless_they_came():
    organisation = an_organisation()
    workshop, desk = a_workshop(organisation), someone_as(organisation, "reception")
    first, second = (
        register_for_workshop(workshop, name=name, actor=desk) for name in ("Yacine", "Awa")
    )
    fill_attendance(workshop, present=[first], actor=desk)

    unregister(second, actor=desk)
    with pytest.raises(Refused, match="notée présente"):
        unregister(first, actor=desk)

    assert list(Registration.objects.values_list("name", flat=True)) == ["Yacine"]
