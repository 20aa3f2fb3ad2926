import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.registers.people.tests.examples import a_household
from palier.work.admissions.actions import link_household
from palier.work.admissions.tests.examples import a_candidacy, an_accepted_candidacy


def _link(row, role="host"):
    household = a_household(row.organisation, "Traoré")
    return link_household(row, household=household, actor=someone_as(row.organisation, role))


def test_it_has_its_file():
    assert _link(a_candidacy(a_site(an_organisation()))).household.name.endswith("Traoré")


def test_another_file_is_refused():
    row = an_accepted_candidacy(a_site(an_organisation()))
    kept = row.household

    with pytest.raises(Refused, match="déjà son dossier"):
        _link(row)
    row.refresh_from_db()
    assert row.household == kept
