from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.inventories.actions import sign_inventory
from palier.work.inventories.tests.examples import a_signed_inventory, an_inventory
from palier.work.leases.actions import end_occupancy
from palier.work.leases.models import Vacancy
from palier.work.upkeep.actions import open_refit
from palier.work.upkeep.models import Refit, RepairRequest
from palier.work.upkeep.tests.examples import JUNE_1, JUNE_3, a_home, a_refit


def _open(place, role="rental_manager", **given):
    told = {"opened_on": JUNE_1, "planned_on": date(2026, 6, 20)} | given
    return open_refit(place, actor=someone_as(place.organisation, role), **told)


def test_an_empty_home_is_empty_for_works():
    place = a_place(a_site(an_organisation()))

    _open(place)

    vacancy = Vacancy.objects.get()
    assert (vacancy.kind, vacancy.until) == ("works", date(2026, 6, 20))


def test_a_home_still_lived_in_becomes_so_when_its_household_leaves():
    home = a_home(an_organisation())
    _open(home.main_place)
    assert not Vacancy.objects.exists()

    end_occupancy(home, ends_on=JUNE_3, end_reason="family", actor=the_system(home.organisation))

    vacancy = Vacancy.objects.get()
    assert (vacancy.kind, vacancy.period.lower) == ("works", JUNE_3)


def test_an_exit_inventory_that_saw_damage_opens_it_with_its_repairs():
    home = a_home(an_organisation())
    a_signed_inventory(home)
    leaving = an_inventory(home, kind="exit", on=JUNE_1, state="damaged")

    sign_inventory(
        leaving,
        on=JUNE_1,
        signed_as="Awa Diallo",
        signed_for_us="Nadia",
        actor=someone_as(home.organisation, "host"),
    )

    refit = Refit.objects.get()
    assert (refit.place, refit.inventory) == (home.main_place, leaving)
    assert [r.title for r in refit.requests.all()] == ["Séjour, sol"]
    assert RepairRequest.objects.get().origin == "inventory"


def test_an_exit_inventory_without_damage_opens_nothing():
    home = a_home(an_organisation())
    a_signed_inventory(home)
    leaving = an_inventory(home, kind="exit", on=JUNE_1)

    sign_inventory(
        leaving, on=JUNE_1, signed_as="A", signed_for_us="N", actor=the_system(home.organisation)
    )

    assert not Refit.objects.exists()


def test_twice_at_once_or_ready_before_is_refused():
    place = a_place(a_site(an_organisation()))

    with pytest.raises(Refused, match="avant le début"):
        _open(place, planned_on=date(2026, 5, 1))
    assert not Refit.objects.exists()
    a_refit(place)
    with pytest.raises(Refused, match="déjà en remise en état"):
        _open(place)
    assert Refit.objects.count() == 1
