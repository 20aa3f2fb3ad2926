from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.housing.actions import note_district
from palier.registers.housing.models import PriorityDistrict
from palier.registers.housing.reads import district_on
from palier.registers.housing.tests.examples import a_site

SINCE = date(2024, 1, 1)


def test_a_site_is_in_a_district_from_a_day():
    organisation = an_organisation()
    site = a_site(organisation)

    district = note_district(
        site,
        name="Consolat-Mirabeau",
        starts_on=SINCE,
        actor=someone_as(organisation, "rental_manager"),
    )

    assert district_on(site.pk, SINCE) == district
    assert district_on(site.pk, date(2023, 12, 31)) is None


def test_one_district_at_a_time():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    site = a_site(organisation)
    note_district(site, name="Nord", starts_on=SINCE, actor=manager)

    with pytest.raises(Refused, match="déjà dans un quartier prioritaire"):
        note_district(site, name="Sud", starts_on=date(2025, 1, 1), actor=manager)

    assert PriorityDistrict.objects.count() == 1
