import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.domiciliation.actions import withdraw_domiciliation
from palier.work.domiciliation.models import Domiciliation
from palier.work.domiciliation.tests.examples import a_request, an_address


def test_a_request_noted_by_mistake_is_gone():
    row = a_request(an_organisation())

    withdraw_domiciliation(row, actor=someone_as(row.organisation, "reception"))

    assert not Domiciliation.objects.exists()


def test_what_was_answered_stays():
    row = an_address(an_organisation())

    with pytest.raises(Refused, match="a sa réponse"):
        withdraw_domiciliation(row, actor=someone_as(row.organisation, "reception"))
    with pytest.raises(PermissionDenied):
        withdraw_domiciliation(row, actor=someone_as(row.organisation, "host"))
    assert Domiciliation.objects.count() == 1
