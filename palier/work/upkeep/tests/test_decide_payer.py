import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.upkeep.actions import close_repair, decide_payer
from palier.work.upkeep.models import RepairRequest
from palier.work.upkeep.tests.examples import JUNE_3, a_home, a_request


def _decide(row, because="Promis au propriétaire", role="rental_manager"):
    return decide_payer(
        row, payer="association", because=because, actor=someone_as(row.organisation, role)
    )


def test_someone_else_pays_for_a_reason():
    row = _decide(a_request(a_home(an_organisation()).main_place))

    assert (row.payer, row.payer_because) == ("association", "Promis au propriétaire")


def test_without_a_reason_or_closed_it_is_refused():
    row = a_request(a_home(an_organisation()).main_place)

    with pytest.raises(Refused, match="pourquoi"):
        _decide(row, because=" ")
    assert RepairRequest.objects.get().payer == "owner"
    close_repair(row, is_fixed=True, closed_on=JUNE_3, actor=the_system(row.organisation))
    with pytest.raises(Refused, match="close"):
        _decide(row)
