import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.charges.actions import undo_charges
from palier.work.charges.models import ChargeAccount
from palier.work.charges.tests.examples import a_year, an_expense, two_homes
from palier.work.charges.tests.test_settle_charges import _settle


def test_what_is_not_settled_is_not_undone_and_a_host_may_not():
    organisation = an_organisation()
    year = a_year(organisation, two_homes(organisation)[0])
    an_expense(year)

    with pytest.raises(Refused, match="n’est pas régularisé"):
        undo_charges(year, actor=someone_as(organisation, "accountant"))
    _settle(year)
    with pytest.raises(PermissionDenied):
        undo_charges(year, actor=someone_as(organisation, "host"))

    assert ChargeAccount.objects.count() == 2
