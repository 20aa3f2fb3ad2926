from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.housing.actions import end_district, note_district
from palier.registers.housing.reads import district_on
from palier.registers.housing.tests.examples import a_place, a_site

SINCE, END = date(2015, 1, 1), date(2024, 1, 1)


def test_the_list_of_districts_changes_and_the_past_stays():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    site = a_site(organisation)

    end_district(
        note_district(site, name="Nord", starts_on=SINCE, actor=manager),
        ends_on=END,
        actor=manager,
    )

    assert district_on(site.pk, date(2023, 12, 31)) is not None
    assert district_on(site.pk, END) is None


def test_not_before_it_began():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    district = note_district(place.site, name="Nord", starts_on=SINCE, actor=manager)

    with pytest.raises(Refused, match="avant l’entrée"):
        end_district(district, ends_on=SINCE, actor=manager)

    district.refresh_from_db()
    assert district.period.upper is None
