from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as, the_system
from palier.work.eviction.actions import complete_procedure, end_procedure
from palier.work.eviction.dating import dues_of
from palier.work.eviction.models import Procedure
from palier.work.eviction.tests.examples import MARCH_2, a_procedure, a_step


def test_a_guarantor_adds_its_deadline():
    organisation = an_organisation()
    procedure = a_procedure(organisation)
    a_step(procedure, "payment_order", MARCH_2)

    complete_procedure(
        procedure,
        lawyer="Salvan",
        has_guarantor=True,
        worker=a_user(),
        actor=someone_as(organisation, "rental_manager"),
    )

    procedure.refresh_from_db()
    days = {due.deadline.code: due.on for due in dues_of([procedure], organisation, MARCH_2)}
    assert days["guarantor_served"] == date(2026, 3, 17)
    assert procedure.lawyer == "Salvan"


def test_an_ended_procedure_stays_as_it_was():
    organisation = an_organisation()
    procedure, actor = a_procedure(organisation), the_system(organisation)
    end_procedure(procedure, ending="paid", ended_on=MARCH_2, actor=actor)

    with pytest.raises(Refused, match="terminée"):
        complete_procedure(procedure, lawyer="X", actor=actor)

    assert Procedure.objects.get().lawyer == ""
