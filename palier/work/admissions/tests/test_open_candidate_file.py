import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.registers.people.models import Household
from palier.work.admissions.actions import open_candidate_file
from palier.work.admissions.tests.examples import MAY_11, a_candidacy


def _open(row, role="rental_manager"):
    actor = someone_as(row.organisation, role)
    return open_candidate_file(row, opened_on=MAY_11, actor=actor)


def test_its_file_has_its_name_and_is_its_own():
    row = _open(a_candidacy(a_site(an_organisation())))

    assert row.household.name == "Ménage Traoré"


def test_twice_is_refused_and_no_second_file_is_made():
    row = _open(a_candidacy(a_site(an_organisation())))

    with pytest.raises(Refused, match="déjà son dossier"):
        _open(row)
    assert Household.objects.count() == 1
