from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.actions import add_building
from palier.registers.housing.tests.examples import a_site
from palier.work.charges.actions import open_charge_year
from palier.work.charges.models import ChargeYear
from palier.work.charges.tests.examples import JANUARY, NEXT


def _open(organisation, site, role="rental_manager", **given):
    told = {"starts_on": JANUARY, "ends_on": NEXT, **given}
    return open_charge_year(site, actor=someone_as(organisation, role), **told)


def test_a_year_is_opened_once_for_a_building():
    organisation = an_organisation()
    site = a_site(organisation)

    year = _open(organisation, site)
    with pytest.raises(Refused, match="existe déjà"):
        _open(organisation, site)

    assert (year.last_on, year.days) == (date(2025, 12, 31), 365)


def test_too_long_another_sites_building_or_a_host_is_refused():
    organisation = an_organisation()
    site, other = a_site(organisation), a_site(organisation)
    building = add_building(other, name="B", actor=the_system(organisation))

    with pytest.raises(Refused, match="un an au plus"):
        _open(organisation, site, ends_on=date(2026, 1, 3))
    with pytest.raises(Refused, match="n’est pas de ce site"):
        _open(organisation, site, building=building)
    with pytest.raises(PermissionDenied):
        _open(organisation, site, role="host")

    assert not ChargeYear.objects.exists()
