from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.eviction.actions import note_commission_attendance
from palier.work.eviction.models import CommissionAttendance
from palier.work.eviction.tests.examples import a_commission, a_commission_member, a_landlord


def test_who_came_and_who_did_not():
    organisation = an_organisation()
    landlord = a_landlord(organisation)
    came = a_commission_member(organisation, landlord, sees="own")
    away = a_commission_member(organisation, landlord, sees="own", name="Mme V.")
    commission, actor = a_commission(organisation), someone_as(organisation, "supervisor")

    note_commission_attendance(commission, present=[away], actor=actor)
    note_commission_attendance(commission, present=[came], actor=actor)

    told = dict(CommissionAttendance.objects.values_list("member", "came"))
    assert told == {came.pk: True, away.pk: False}


def test_a_session_that_was_held_is_refused():
    organisation = an_organisation()
    commission = a_commission(organisation)
    type(commission).objects.update(held_on=date(2026, 6, 9))

    with pytest.raises(Refused, match="close"):
        note_commission_attendance(commission, present=[], actor=the_system(organisation))

    assert not CommissionAttendance.objects.exists()
