from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.actions import place_meter, read_meter, remove_reading
from palier.registers.housing.models import MeterReading
from palier.work.billing.models import Extra, HouseholdAccount, RentNotice
from palier.work.billing.reads import owed_by
from palier.work.halting.actions import bill_stay, set_tariff
from palier.work.halting.models import FluidBill
from palier.work.halting.tests.examples import (
    MAY_4,
    MAY_18,
    a_halting_site,
    a_pitch,
    a_stay,
    a_tariff,
)
from palier.work.leases.actions import extend_stay


def _bill(stay, until=MAY_18, role="site_manager", **given):
    told = {"water": Decimal(116), "power": Decimal(2140)} | given
    return bill_stay(stay, until=until, actor=someone_as(stay.organisation, role), **told)


def test_days_of_places_and_what_flowed_are_owed_now():
    """14 days x 2 places x 1.50 = 42.00; 6 m³ x 4.20 = 25.20; 40 kWh x 0.25 = 10.00."""
    stay = a_stay(an_organisation())

    notice = _bill(stay)

    assert (notice.rent, notice.charges, notice.net) == (
        Decimal("42.00"),
        Decimal("35.20"),
        Decimal("77.20"),
    )
    account = HouseholdAccount.objects.get(household=stay.occupancy.household)
    assert owed_by(account) == Decimal("77.20")
    stay.refresh_from_db()
    assert stay.fees_until == MAY_18
    assert FluidBill.objects.count() == 2


def test_a_change_of_tariff_cuts_the_days():
    """7 days x 2 x 1.50 = 21.00, then 7 days x 2 x 2.00 = 28.00."""
    stay = a_stay(an_organisation())
    set_tariff(
        stay.occupancy.site,
        starts_on=date(2026, 5, 11),
        day_fee=Decimal("2.00"),
        deposit=Decimal(100),
        water=Decimal("4.20"),
        power=Decimal("0.25"),
        actor=the_system(stay.organisation),
    )

    notice = _bill(stay, water=None, power=None)

    assert notice.rent == Decimal("49.00")


def test_what_is_billed_is_billed_once():
    stay = a_stay(an_organisation())
    _bill(stay)

    with pytest.raises(Refused, match="Rien à facturer"):
        _bill(stay, water=None, power=None)
    with pytest.raises(Refused, match=r"Déjà facturé jusqu’au 17.mai"):
        _bill(stay, until=date(2026, 5, 10), water=None, power=None)
    assert RentNotice.objects.count() == 1
    assert Extra.objects.count() == 3


def test_a_second_bill_begins_where_the_first_ended():
    stay = a_stay(an_organisation())
    _bill(stay)

    notice = _bill(stay, until=date(2026, 5, 25), water=Decimal(118), power=None)

    assert (notice.rent, notice.charges) == (Decimal("21.00"), Decimal("8.40"))


def test_a_meter_that_runs_backwards_is_refused_and_nothing_is_kept():
    stay = a_stay(an_organisation())

    with pytest.raises(Refused, match="ne recule pas"):
        _bill(stay, water=Decimal(105))
    assert not Extra.objects.exists()
    assert not MeterReading.objects.filter(on__gt=MAY_4).exists()


def test_past_three_months_without_a_ground_is_refused():
    stay = a_stay(an_organisation())

    with pytest.raises(Refused, match=r"terme le 3.août.2026"):
        _bill(stay, until=date(2026, 8, 10))
    assert not RentNotice.objects.exists()

    extend_stay(
        stay.occupancy,
        on=date(2026, 7, 20),
        ground="schooling",
        proof="certificat de scolarité",
        until=date(2026, 10, 4),
        actor=the_system(stay.organisation),
    )
    # 98 days x 2 places x 1.50
    assert _bill(stay, until=date(2026, 8, 10)).rent == Decimal("294.00")


def test_the_last_day_of_a_month_is_billed_in_it():
    stay = a_stay(an_organisation())

    notice = _bill(stay, until=date(2026, 6, 1))

    assert (notice.month, notice.due_on) == (date(2026, 5, 1), date(2026, 5, 31))
    assert MeterReading.objects.filter(on=date(2026, 5, 31)).count() == 2


def test_a_figure_too_many_is_asked_for_again():
    stay = a_stay(an_organisation())

    with pytest.raises(Refused, match="Vérifiez l’index"):
        _bill(stay, water=Decimal(99999))
    assert not Extra.objects.exists()
    assert not MeterReading.objects.filter(on__gt=MAY_4).exists()


def test_two_meters_that_ran_alike_have_each_their_line():
    """7 m³ and 7 kWh from 2050 to 2057 at one price: two sums, each reading with its own."""
    organisation = an_organisation()
    system = the_system(organisation)
    site = a_halting_site(organisation)
    a_tariff(site, water=Decimal(1), power=Decimal(1))
    place = a_pitch(site, meters=False)
    for kind in ("cold_water", "power"):
        meter = place_meter(place, kind=kind, number=kind, actor=system)
        read_meter(meter, on=date(2026, 1, 1), value=Decimal(2040), actor=system)
    stay = a_stay(organisation, place, water=Decimal(2050), power=Decimal(2050))

    bill_stay(stay, until=MAY_18, water=Decimal(2057), power=Decimal(2057), actor=system)

    told = {row.reading.meter.kind: row.extra.label for row in stay.fluids.all()}
    assert "Eau froide" in told["cold_water"]
    assert "Électricité" in told["power"]


def test_a_reading_that_is_billed_stays():
    stay = a_stay(an_organisation())
    _bill(stay)
    reading = FluidBill.objects.first().reading

    with pytest.raises(Refused, match="facturé à un séjour"):
        remove_reading(reading.meter, actor=the_system(stay.organisation))

    assert MeterReading.objects.filter(pk=reading.pk).exists()
