from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.eviction.actions import undo_procedure_step
from palier.work.eviction.dating import dues_of
from palier.work.eviction.models import ProcedureStep
from palier.work.eviction.tests.examples import MARCH_2, a_procedure, summoned


def _undo(step, because="Mauvaise date", role="lawyer"):
    return undo_procedure_step(
        step,
        because=because,
        undone_on=date(2026, 5, 6),
        actor=someone_as(step.organisation, role),
    )


def test_it_stays_readable_and_no_longer_counts():
    organisation = an_organisation()
    procedure = summoned(a_procedure(organisation))
    assert "hearing" in {d.deadline.code for d in dues_of([procedure], organisation, MARCH_2)}

    step = _undo(ProcedureStep.objects.get(code="summons"))

    assert step.undone_because == "Mauvaise date"
    assert "hearing" not in {d.deadline.code for d in dues_of([procedure], organisation, MARCH_2)}
    assert ProcedureStep.objects.count() == 2


def test_what_a_later_step_rests_on_stays():
    organisation = an_organisation()
    summoned(a_procedure(organisation))
    order = ProcedureStep.objects.get(code="payment_order")

    with pytest.raises(Refused, match="repose sur lui"):
        _undo(order)
    with pytest.raises(Refused, match="pourquoi"):
        _undo(ProcedureStep.objects.get(code="summons"), because=" ")
    _undo(ProcedureStep.objects.get(code="summons"))
    with pytest.raises(Refused, match="déjà annulé"):
        _undo(ProcedureStep.objects.get(code="summons"))

    assert ProcedureStep.objects.get(code="payment_order").undone_on is None
