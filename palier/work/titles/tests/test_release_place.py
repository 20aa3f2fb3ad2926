from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_body
from palier.work.titles.actions import record_holding, release_place
from palier.work.titles.reads import who_pays
from palier.work.titles.tests.examples import JANUARY, a_holding

JUNE = date(2026, 6, 1)


def test_one_home_of_several_is_given_back():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    site = a_site(organisation)
    places = [a_place(site), a_place(site)]
    holding = record_holding(
        a_body(organisation), kind="head_lease", places=places, starts_on=JANUARY, actor=manager
    )

    release_place(holding, place=places[0], ends_on=JUNE, actor=manager)

    assert who_pays(places[0], "glass", date(2026, 5, 31)) is not None
    assert who_pays(places[0], "glass", JUNE) is None
    assert who_pays(places[1], "glass", JUNE) is not None


def test_the_last_home_leaves_with_the_title_itself():
    organisation = an_organisation()
    holding = a_holding(organisation)
    held = holding.places.get()

    with pytest.raises(Refused, match="terminez le titre"):
        release_place(
            holding,
            place=held.place,
            ends_on=JUNE,
            actor=someone_as(organisation, "rental_manager"),
        )

    held.refresh_from_db()
    assert held.ends_on is None
