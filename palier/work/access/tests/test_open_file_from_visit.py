import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.models import Household
from palier.work.access.actions import open_file_from_visit
from palier.work.access.tests.examples import MAY_2, a_visit


def test_a_visit_becomes_a_household_without_retyping():
    organisation = an_organisation()
    visit = a_visit(organisation, name="Assa Diarra")

    household = open_file_from_visit(
        visit,
        title="mrs",
        first_name="Assa",
        last_name="Diarra",
        actor=someone_as(organisation, "reception"),
    )

    visit.refresh_from_db()
    assert visit.household == household
    assert (household.name, household.opened_on) == ("Ménage Diarra", MAY_2)


def test_a_visit_has_one_file():
    organisation = an_organisation()
    visit = a_visit(organisation)
    desk = someone_as(organisation, "reception")
    given = {"title": "none", "first_name": "Assa", "last_name": "", "actor": desk}
    open_file_from_visit(visit, **given)

    with pytest.raises(Refused, match="déjà son dossier"):
        open_file_from_visit(visit, **given)

    assert Household.objects.count() == 1
