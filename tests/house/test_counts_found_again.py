"""Figures of the field’s own documents, found again from invented rows."""

from datetime import date, timedelta

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.models import Place
from palier.registers.housing.tests.examples import a_site
from palier.registers.people.models import Household
from palier.registers.programmes.actions import set_target
from palier.registers.programmes.tests.examples import a_programme
from palier.work.access.lists import REQUESTS
from palier.work.access.models import Request
from palier.work.leases.lists import OCCUPANCIES
from palier.work.leases.models import Occupancy
from palier.work.support.models import CohortMember
from palier.work.support.reads import cohort


def _households(organisation, count, name):
    return Household.objects.bulk_create(
        [
            Household(organisation=organisation, name=f"{name} {n}", opened_on=date(2015, 1, 1))
            for n in range(count)
        ]
    )


def test_1093_who_ask_and_846_who_are_housed():
    """Seed 003: 1 093 demandes, 846 locataires en 2016; a request answered is still counted."""
    organisation = an_organisation()
    site = a_site(organisation)
    asking, housed = _households(organisation, 1093, "D"), _households(organisation, 846, "L")
    Request.objects.bulk_create(
        Request(
            organisation=organisation,
            household=household,
            on=date(2016, 1, 1) + timedelta(days=rank % 366),
            kind="support",
            state="received" if rank % 3 else "withdrawn",
        )
        for rank, household in enumerate(asking)
    )
    places = Place.objects.bulk_create(
        Place(organisation=organisation, site=site, label=f"P{n}") for n in range(846)
    )
    Occupancy.objects.bulk_create(
        Occupancy(
            organisation=organisation,
            number=f"C{rank:04d}",
            household=household,
            site=site,
            main_place=place,
            regime="hlm_sublease",
            state="active",
            period=(date(2016, 1, 1), None),
        )
        for rank, (household, place) in enumerate(zip(housed, places, strict=True))
    )

    director = someone_as(organisation, "director")

    assert REQUESTS.rows(director).filter(on__year=2016).count() == 1093
    assert OCCUPANCIES.rows(director).in_force(date(2016, 12, 31)).count() == 846


def test_a_cohort_of_57_over_two_years_and_30_expected_with_its_gap():
    """Seeds 003 and 004: 57 ménages (2020-2021); 20 familles + 10 jeunes = 30 a year."""
    organisation = an_organisation()
    programme, system = a_programme(organisation, "Sorties d’hôtel"), the_system(organisation)
    targets = {
        (year, public): set_target(
            programme, year=year, public=public, expected=expected, actor=system
        )
        for year in (2020, 2021)
        for public, expected in (("Familles", 20), ("Jeunes", 10))
    }
    came = {
        (2020, "Familles"): 18,
        (2020, "Jeunes"): 9,
        (2021, "Familles"): 20,
        (2021, "Jeunes"): 10,
    }
    for key, count in came.items():
        CohortMember.objects.bulk_create(
            CohortMember(
                organisation=organisation,
                household=household,
                target=targets[key],
                joined_on=date(key[0], 6, 1),
            )
            for household in _households(organisation, count, f"{key}")
        )

    told = cohort(list(targets.values()), date(2021, 12, 31))

    by_key = {(each.target.year, each.target.public): each for each in told}
    assert sum(each.count for each in told) == 57
    for year, gap in ((2020, 3), (2021, 0)):
        rows = [each for (of, _), each in by_key.items() if of == year]
        assert sum(each.target.expected for each in rows) == 30
        assert sum(each.missing for each in rows) == gap
    assert by_key[2020, "Familles"].missing == 2
    assert by_key[2020, "Jeunes"].expected_by(date(2020, 12, 31)) == 10
