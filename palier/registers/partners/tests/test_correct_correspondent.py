import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.partners.actions import correct_correspondent
from palier.registers.partners.tests.examples import a_correspondent


def _correct(row, name="Inès Laval", role="social_worker"):
    actor = someone_as(row.organisation, role)
    return correct_correspondent(row, name=name, phone="04 42 00 00 10", actor=actor)


def test_another_telephone():
    row = _correct(a_correspondent(an_organisation()))
    assert (row.phone, row.does) == ("04 42 00 00 10", "")


def test_without_a_name_or_by_who_may_not():
    row = a_correspondent(an_organisation())
    with pytest.raises(Refused, match="nom de cette personne"):
        _correct(row, name="")
    with pytest.raises(PermissionDenied):
        _correct(row, role="technician")
    row.refresh_from_db()
    assert row.phone == "04 42 00 00 09"
