from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.actions import place_meter, read_meter, remove_reading
from palier.registers.housing.tests.examples import a_place
from palier.work.billing.actions import bill_reading, drop_extra
from palier.work.billing.models import Extra
from palier.work.billing.tests.examples import MAY, a_rented_home
from palier.work.leases.tests.examples import a_lived_in_contract


def _metered(organisation, *values: str):
    home = a_rented_home(organisation)
    system = the_system(organisation)
    meter = place_meter(home.main_place, kind="water", number="E1", actor=system)
    for month, value in enumerate(values, start=2):
        read_meter(meter, on=date(2026, month, 1), value=Decimal(value), actor=system)
    return home, meter


def _bill(home, meter, actor, **given):
    return bill_reading(
        home, meter=meter, unit_price=Decimal("3.50"), month_on=MAY, actor=actor, **given
    )


def test_what_went_through_is_billed_with_its_sum_once():
    organisation = an_organisation()
    home, meter = _metered(organisation, "100", "112.4")
    manager = someone_as(organisation, "rental_manager")

    extra = _bill(home, meter, manager, included=Decimal("2.4"))

    assert (extra.amount, extra.source) == (Decimal("35.00"), "meter")
    assert extra.formula == "(112,4 − 100 − 2,4 compris) × 3,5 €"
    with pytest.raises(Refused, match="déjà facturé"):
        _bill(home, meter, manager, included=Decimal("2.4"))
    assert Extra.objects.count() == 1


def test_one_reading_nothing_used_or_anothers_meter_is_refused():
    organisation = an_organisation()
    home, meter = _metered(organisation, "100")
    manager, system = someone_as(organisation, "rental_manager"), the_system(organisation)
    other = place_meter(a_place(home.site), kind="water", number="E2", actor=system)

    with pytest.raises(Refused, match="deux relevés"):
        _bill(home, meter, manager)
    read_meter(meter, on=date(2026, 4, 1), value=Decimal(100), actor=system)
    with pytest.raises(Refused, match="Rien à facturer"):
        _bill(home, meter, manager)
    with pytest.raises(Refused, match="n’est pas celui"):
        _bill(home, other, manager)

    assert not Extra.objects.exists()


def test_what_went_through_before_the_entry_is_not_theirs():
    organisation = an_organisation()
    home, meter = _metered(organisation)
    system = the_system(organisation)
    for day, value in ((date(2025, 12, 1), "1000"), (date(2026, 3, 1), "1187.5")):
        read_meter(meter, on=day, value=Decimal(value), actor=system)

    with pytest.raises(Refused, match="pendant le contrat"):
        _bill(home, meter, system)

    read_meter(meter, on=date(2026, 4, 1), value=Decimal(1200), actor=system)
    extra = _bill(home, meter, system)
    assert extra.amount == Decimal("43.75")
    assert extra.label.endswith("du 01/03/2026 au 01/04/2026")


def test_a_price_of_four_figures_is_read(client):
    organisation = an_organisation()
    home, meter = _metered(organisation, "100", "200")
    come_in(client, organisation, "rental_manager")

    client.post(
        f"/quittancement/contrats/{home.pk}/compteur/",
        {"meter": meter.pk, "unit_price": "0,2516", "month_on": "2026-05"},
    )

    assert Extra.objects.get().amount == Decimal("25.16")


def test_what_was_not_billed_before_still_may_be_and_then_goes_on_from_there():
    organisation = an_organisation()
    home, meter = _metered(organisation, "100", "109", "115")
    system = the_system(organisation)

    whole = _bill(home, meter, system, since=date(2026, 2, 1))
    read_meter(meter, on=date(2026, 5, 1), value=Decimal(120), actor=system)
    then = _bill(home, meter, system)

    assert (whole.formula, then.formula) == ("(115 − 100) × 3,5 €", "(120 − 115) × 3,5 €")
    with pytest.raises(Refused, match="déjà facturé"):
        _bill(home, meter, system, since=date(2026, 2, 1))
    assert Extra.objects.count() == 2


def test_a_day_without_a_reading_is_refused():
    organisation = an_organisation()
    home, meter = _metered(organisation, "100", "109")

    with pytest.raises(Refused, match="pas de relevé le 2"):
        _bill(home, meter, the_system(organisation), since=date(2026, 2, 2))

    assert not Extra.objects.exists()


def test_the_meter_of_a_shared_home_is_shared_by_days():
    """24 € of water in 28 days of February: one is there all along, the other the last fortnight."""
    organisation = an_organisation()
    system = the_system(organisation)
    whole = a_place(a_rented_home(organisation).site)
    one, other = (
        a_lived_in_contract(organisation, place=a_place(whole.site, parent=whole), starts_on=day)
        for day in (date(2026, 1, 1), date(2026, 2, 15))
    )
    meter = place_meter(whole, kind="water", number="Z", actor=system)
    for day, value in ((date(2026, 1, 15), 90), (date(2026, 2, 1), 100), (date(2026, 3, 1), 106)):
        read_meter(meter, on=day, value=Decimal(value), actor=system)
    read_meter(meter, on=date(2026, 2, 15), value=Decimal(103), actor=system)
    told = {"meter": meter, "unit_price": Decimal(4), "month_on": MAY, "actor": system}

    first = bill_reading(one, since=date(2026, 2, 1), **told)
    second = bill_reading(other, **told)

    assert first.formula == "((106 − 100) × 28 jours ÷ 42) × 4 €"
    assert (first.amount, second.amount) == (16, 6)


def test_a_reading_that_is_billed_is_taken_off_once_its_costs_are():
    organisation = an_organisation()
    home, meter = _metered(organisation, "100", "112.4")
    manager, system = someone_as(organisation, "rental_manager"), the_system(organisation)
    extra = _bill(home, meter, manager)

    with pytest.raises(Refused, match="Ce relevé est facturé"):
        remove_reading(meter, actor=system)

    assert meter.readings.count() == 2
    drop_extra(extra, actor=manager)
    remove_reading(meter, actor=system)
    assert meter.readings.count() == 1
