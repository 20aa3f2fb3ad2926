from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.models import MeterReading
from palier.registers.housing.tests.examples import a_place
from palier.work.halting.actions import arrive, depart
from palier.work.halting.models import PitchStay
from palier.work.halting.tests.examples import MAY_4, a_closing, a_pitch, a_ready_pitch, a_stay
from palier.work.leases.models import Occupancy, SecurityDeposit


def _arrive(place, role="site_manager", **given):
    told = {
        "last_name": "Weiss",
        "on": MAY_4,
        "agreement": True,
        "deposit": Decimal(100),
        "water": Decimal(110),
        "power": Decimal(2100),
    } | given
    return arrive(place, actor=someone_as(place.organisation, role), **told)


def _ready():
    organisation = an_organisation()
    return a_ready_pitch(organisation)


def test_a_household_stops_there_for_three_months_at_most():
    place = _ready()

    stay = _arrive(place)

    occupancy = stay.occupancy
    assert (occupancy.regime, occupancy.state) == ("pitch", "active")
    assert (stay.places, stay.fees_until) == (2, MAY_4)
    assert occupancy.term_on == date(2026, 8, 4)
    assert occupancy.household.name == "Ménage Weiss"
    assert SecurityDeposit.objects.get().held == Decimal(100)
    assert MeterReading.objects.filter(on=MAY_4).count() == 2


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"last_name": " "}, "son nom"),
        ({"agreement": False}, "convention signée"),
        ({"places": 3}, "2 places"),
        ({"on": date(2025, 5, 4)}, "tarif"),
        ({"water": Decimal(90)}, "ne recule pas"),
        ({"deposit": Decimal(5000)}, "fixe le dépôt à 100,00"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(given, words):
    place = _ready()

    with pytest.raises(Refused, match=words):
        _arrive(place, **given)
    assert not PitchStay.objects.exists()
    assert not Occupancy.objects.exists()
    assert not SecurityDeposit.objects.exists()
    assert not MeterReading.objects.filter(on=MAY_4).exists()


def test_another_kind_of_place_a_taken_pitch_or_a_closed_site_is_refused():
    place = _ready()
    site = place.site
    _arrive(place)

    with pytest.raises(Refused, match="occupé par Ménage Weiss"):
        _arrive(place, last_name="Winter")
    with pytest.raises(Refused, match="pas un emplacement"):
        _arrive(a_place(site))
    other = a_pitch(site, "emplacement 02")
    a_closing(site, starts_on=date(2026, 5, 1), ends_on=date(2026, 5, 20))
    with pytest.raises(Refused, match=r"fermée jusqu’au 19.mai"):
        _arrive(other, last_name="Winter")
    assert PitchStay.objects.count() == 1


def test_a_pitch_without_meter_says_so():
    organisation = an_organisation()
    site = a_ready_pitch(organisation).site

    with pytest.raises(Refused, match="n’a pas ce compteur"):
        _arrive(a_pitch(site, "emplacement 09", meters=False))


def test_the_reading_of_whoever_left_that_day_serves_who_comes():
    organisation = an_organisation()
    stay = a_stay(organisation)
    depart(
        stay,
        on=date(2026, 5, 18),
        water=Decimal(120),
        power=Decimal(2200),
        actor=the_system(organisation),
    )

    after = _arrive(
        stay.occupancy.main_place,
        last_name="Winter",
        on=date(2026, 5, 18),
        water=Decimal(120),
        power=Decimal(2200),
    )

    assert after.occupancy.starts_on == date(2026, 5, 18)
    assert MeterReading.objects.filter(on=date(2026, 5, 18)).count() == 2


def test_one_household_takes_one_pitch_and_changing_it_opens_no_other_stay():
    """Three months from 4 May on one pitch or the other: until 4 August."""
    organisation = an_organisation()
    stay = a_stay(organisation)
    household, site = stay.occupancy.household, stay.occupancy.site
    other = a_pitch(site, "emplacement 02", meters=False)
    told = {"household": household, "last_name": "", "water": None, "power": None}

    with pytest.raises(Refused, match="déjà installé"):
        _arrive(other, **told)
    assert PitchStay.objects.count() == 1

    left = {"water": Decimal(120), "power": Decimal(2200), "actor": the_system(organisation)}
    depart(stay, on=date(2026, 5, 18), **left)
    moved = _arrive(other, on=date(2026, 5, 18), **told)
    assert moved.occupancy.term_on == date(2026, 8, 4)
    depart(moved, on=date(2026, 8, 4), actor=the_system(organisation))

    back = told | {"water": Decimal(120), "power": Decimal(2200)}
    with pytest.raises(Refused, match=r"terme le 3.août.2026"):
        _arrive(stay.occupancy.main_place, on=date(2026, 8, 4), **back)
    later = _arrive(stay.occupancy.main_place, on=date(2026, 9, 10), **back)
    assert later.occupancy.term_on == date(2026, 12, 10)
