"""The rows that the benchmarks write themselves are still rows that the database takes."""

from datetime import date

from django.db import connection

from benchmarks import caseload, crowd, leases
from palier.base.tenancy.walls import working_for
from palier.registers.people.models import Household
from palier.work.leases.models import Occupancy
from palier.work.support.models import Measure, Note

TODAY, SINCE = date(2026, 5, 2), date(2020, 5, 2)


def test_a_crowd_and_its_social_work_are_taken_by_the_database():
    organisation = crowd.an_association(TODAY)

    with working_for(organisation), connection.cursor() as cursor:
        for statements, given in (
            crowd.crowd_of(organisation, 4, on=SINCE),
            caseload.social_work_of(organisation, 3000, today=TODAY, since=SINCE),
            leases.leases_of(organisation, today=TODAY),
        ):
            for statement in statements:
                cursor.execute(statement, given)

        assert Household.objects.count() == 4
        assert Occupancy.objects.count() == 4
        assert Measure.objects.count() == 4
        assert Note.objects.count() == 8
