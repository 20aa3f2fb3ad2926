from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.housing.actions import rate_energy
from palier.registers.housing.models import EnergyRating
from palier.registers.housing.reads import rating_on
from palier.registers.housing.tests.examples import a_place, a_site

MADE = date(2024, 5, 2)


def test_the_class_is_the_worse_of_energy_and_gas_and_the_latest_holds():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))

    rate_energy(place, made_on=date(2022, 1, 1), letter="F", actor=manager)
    rating = rate_energy(place, made_on=MADE, energy=240, gas=52, actor=manager)

    assert (rating.letter, rating.valid_until) == ("E", date(2034, 5, 2))
    assert rating_on([place.pk], date(2024, 5, 1))[place.pk].letter == "F"
    assert rating_on([place.pk], MADE)[place.pk].letter == "E"


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({}, "Donnez l’étiquette"),
        ({"letter": "C", "energy": 240, "gas": 52}, "étiquette E, pas C"),
    ],
)
def test_no_class_or_one_that_the_figures_contradict_is_refused(told, because):
    organisation = an_organisation()
    place = a_place(a_site(organisation))

    with pytest.raises(Refused, match=because):
        rate_energy(place, made_on=MADE, **told, actor=someone_as(organisation, "rental_manager"))

    assert not EnergyRating.objects.exists()
