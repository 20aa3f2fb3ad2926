import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import correct_visit
from palier.work.access.tests.examples import a_visit

GIVEN = {"who": "self", "name": "Assa", "request": "", "answer": "", "orientation": "ccas"}


def test_a_visit_is_put_right():
    organisation = an_organisation()
    visit = a_visit(organisation)

    correct_visit(visit, reasons=["debt"], actor=someone_as(organisation, "volunteer"), **GIVEN)

    visit.refresh_from_db()
    assert (visit.reasons, visit.name, visit.orientation) == (["debt"], "Assa", "ccas")


def test_a_volunteer_does_not_rewrite_what_they_may_not_read():
    organisation = an_organisation()
    visit = a_visit(organisation, "health", request="Traitement")

    with pytest.raises(Refused, match="équipe sociale"):
        correct_visit(
            visit, reasons=["seek"], actor=someone_as(organisation, "volunteer"), **GIVEN
        )

    visit.refresh_from_db()
    assert (visit.reasons, visit.request) == (["health"], "Traitement")
