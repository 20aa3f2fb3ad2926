from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.registers.people.tests.examples import a_body
from palier.work.upkeep.actions import sign_maintenance
from palier.work.upkeep.models import MaintenanceContract
from palier.work.upkeep.tests.examples import JUNE_1


def _sign(site, role="rental_manager", **given):
    told = {
        "kind": "lift",
        "contractor": a_body(site.organisation, "Élévation", "supplier"),
        "every_months": 6,
        "starts_on": date(2026, 1, 1),
        "first_due_on": JUNE_1,
    } | given
    return sign_maintenance(site, actor=someone_as(site.organisation, role), **told)


def test_the_first_visit_is_awaited():
    assert _sign(a_site(an_organisation())).visits.get().due_on == JUNE_1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"ends_on": date(2026, 1, 1)}, "avant de commencer"),
        ({"first_due_on": date(2025, 12, 1)}, "avant le contrat"),
        ({"every_months": 0}, "1 à 120"),
    ],
)
def test_what_cannot_be_is_refused(given, words):
    with pytest.raises(Refused, match=words):
        _sign(a_site(an_organisation()), **given)
    assert not MaintenanceContract.objects.exists()
