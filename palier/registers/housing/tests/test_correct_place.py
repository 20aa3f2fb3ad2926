from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.housing.actions import correct_place
from palier.registers.housing.tests.examples import a_place, a_site


def test_what_was_not_known_is_told_later():
    organisation = an_organisation()
    place = a_place(a_site(organisation), "logement 05")

    place = correct_place(
        place,
        label="logement 5",
        size="T2",
        surface=Decimal("38.5"),
        latitude=Decimal("43.29650"),
        longitude=Decimal("5.36980"),
        is_accessible=True,
        actor=someone_as(organisation, "rental_manager"),
    )

    assert (place.label, place.surface, place.is_accessible) == (
        "logement 5",
        Decimal("38.5"),
        True,
    )


def test_half_of_its_coordinates_is_refused():
    organisation = an_organisation()
    place = a_place(a_site(organisation), "logement 05")

    with pytest.raises(Refused, match="latitude et la longitude"):
        correct_place(
            place,
            label="autre",
            latitude=Decimal("43.3"),
            actor=someone_as(organisation, "rental_manager"),
        )

    place.refresh_from_db()
    assert place.label == "logement 05"
