from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.tests.examples import MAY
from palier.work.owners.actions import NewMove, record_mandate_moves
from palier.work.owners.models import MandateMove
from palier.work.owners.rendering import held_for
from palier.work.owners.tests.examples import a_mandate


def test_what_is_cashed_is_held_and_a_host_may_not():
    organisation = an_organisation()
    account = a_mandate(organisation)
    moves = [NewMove(account, MAY, "Encaissement", Decimal(50), in_fund=True)]

    with pytest.raises(PermissionDenied):
        record_mandate_moves(organisation, moves=moves, actor=someone_as(organisation, "host"))
    assert not MandateMove.objects.exists()
    record_mandate_moves(organisation, moves=moves, actor=someone_as(organisation, "accountant"))

    assert held_for(account) == 50
