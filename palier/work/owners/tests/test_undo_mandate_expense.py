import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.owners.actions import undo_mandate_expense
from palier.work.owners.models import MandateMove
from palier.work.owners.tests.examples import a_cashed_month, a_mandate
from palier.work.owners.tests.test_note_mandate_expense import MAY_20, _spend


def test_a_receipt_is_not_undone_here_and_a_host_may_not():
    organisation = an_organisation()
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    move = _spend(account)

    with pytest.raises(PermissionDenied):
        undo_mandate_expense(move, on=MAY_20, actor=someone_as(organisation, "host"))
    with pytest.raises(Refused, match="Seule une dépense"):
        undo_mandate_expense(
            MandateMove.objects.get(kind="receipt"), on=MAY_20, actor=the_system(organisation)
        )

    assert MandateMove.objects.count() == 2
