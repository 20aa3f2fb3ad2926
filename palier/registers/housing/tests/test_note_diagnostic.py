from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.housing.actions import note_diagnostic
from palier.registers.housing.models import Diagnostic
from palier.registers.housing.reads import standing_orders
from palier.registers.housing.tests.examples import a_place, a_site

MAY = date(2026, 5, 2)


def test_an_order_stands_until_it_is_lifted():
    organisation = an_organisation()
    place = a_place(a_site(organisation))

    order = note_diagnostic(
        place,
        kind="unhealthy",
        made_on=MAY,
        reference="arrêté préfectoral",
        actor=someone_as(organisation, "rental_manager"),
    )

    assert standing_orders(place, date(2026, 5, 1)) == []
    assert standing_orders(place, MAY) == [order]


def test_what_expires_before_it_is_made_is_refused():
    organisation = an_organisation()
    place = a_place(a_site(organisation))

    with pytest.raises(Refused, match="expire après"):
        note_diagnostic(
            place,
            kind="gas",
            made_on=MAY,
            expires_on=MAY,
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not Diagnostic.objects.exists()
