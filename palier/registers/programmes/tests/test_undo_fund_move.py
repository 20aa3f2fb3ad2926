import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.programmes.actions import undo_fund_move
from palier.registers.programmes.models import FundMove
from palier.registers.programmes.tests.examples import JUNE, fund_balances, kept_funds, used_funds


def test_undone_it_was_never_kept_unless_a_part_is_used():
    organisation = an_organisation()
    move, accountant = kept_funds(organisation), someone_as(organisation, "accountant")
    use = used_funds(organisation, move.agreement, "1.00")

    with pytest.raises(Refused, match="d’abord cette utilisation"):
        undo_fund_move(move, on=JUNE, actor=accountant)
    undo_fund_move(use, on=JUNE, actor=accountant)
    undo_fund_move(move, on=JUNE, actor=accountant)
    with pytest.raises(Refused, match="déjà annulé"):
        undo_fund_move(move, on=JUNE, actor=accountant)

    assert fund_balances(organisation) == [0, 0, 0]
    assert FundMove.objects.count() == 4
