import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.ui import search
from palier.registers.people.actions import NewBody, add_bodies
from palier.registers.people.models import Body


def _add(organisation, *names, role="rental_manager"):
    told = [NewBody(name, ["landlord"]) for name in names]
    return add_bodies(organisation, bodies=told, actor=someone_as(organisation, role))


def test_they_are_added_and_found():
    organisation = an_organisation()

    made = _add(organisation, " SCI Ravel ", "Foncière Noiret")

    assert [body.name for body in made] == ["SCI Ravel", "Foncière Noiret"]
    found = search.find("noiret", actor=someone_as(organisation, "rental_manager"))
    assert [each.title for each in found] == ["Foncière Noiret"]


def test_many_cost_the_queries_of_a_few():
    organisation = an_organisation()
    counts = []
    for several in (2, 12):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            _add(organisation, *(f"SCI {several} {rank}" for rank in range(several)))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_host_may_not():
    organisation = an_organisation()

    with pytest.raises(PermissionDenied):
        _add(organisation, "SCI", role="host")

    assert not Body.objects.exists()
