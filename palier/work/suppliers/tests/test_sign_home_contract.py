from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.actions import place_meter
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_body
from palier.work.suppliers.actions import sign_home_contract
from palier.work.suppliers.models import HomeContract


def _sign(site, role="rental_manager", **given):
    usual = {"kind": "power", "number": "P-1", "starts_on": date(2026, 1, 1)}
    supplier = given.pop("supplier", None) or a_body(site.organisation, "Énergie", "supplier")
    actor = someone_as(site.organisation, role)
    return sign_home_contract(site, supplier=supplier, actor=actor, **{**usual, **given})


def test_of_a_home_with_its_meter_and_its_dates():
    site = a_site(an_organisation())
    place = a_place(site)
    meter = place_meter(
        place, kind="power", number="K-1", actor=someone_as(site.organisation, "rental_manager")
    )

    row = _sign(site, place=place, meter=meter, ends_on=date(2027, 1, 1), year_cost=Decimal(480))

    assert (row.place, row.meter, row.year_cost) == (place, meter, Decimal(480))
    assert row.period.upper == date(2027, 1, 1)


def test_elsewhere_backwards_or_negative_is_refused():
    organisation = an_organisation()
    site, other = a_site(organisation), a_site(organisation)
    home, place = a_place(site), a_place(other)
    manager = someone_as(organisation, "rental_manager")
    meter = place_meter(a_place(site), kind="power", number="K-1", actor=manager)
    for given, words in (
        ({"place": place}, "d’un autre site"),
        ({"place": home, "meter": meter}, "d’un autre logement"),
        ({"ends_on": date(2026, 1, 1)}, "fin est avant"),
        ({"year_cost": Decimal(-1)}, "négatif"),
    ):
        with pytest.raises(Refused, match=words):
            _sign(site, **given)
    assert not HomeContract.objects.exists()


def test_twice_on_the_same_days_or_by_who_may_not():
    site = a_site(an_organisation())
    supplier = a_body(site.organisation, "Énergie", "supplier")
    with pytest.raises(PermissionDenied):
        _sign(site, role="social_worker", supplier=supplier)
    _sign(site, supplier=supplier)
    with pytest.raises(Refused, match="déjà noté"):
        _sign(site, supplier=supplier)
    assert HomeContract.objects.count() == 1
