import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.halting.actions import note_check, remove_check, reopen_check
from palier.work.halting.models import TechnicalCheck
from palier.work.halting.tests.examples import MAY_18, a_check, a_halting_site


def test_a_check_planned_by_mistake_is_taken_off():
    check = a_check(a_halting_site(an_organisation()))

    remove_check(check, actor=someone_as(check.organisation, "rental_manager"))

    assert not TechnicalCheck.objects.exists()


def test_one_that_is_done_is_reopened_first():
    check = a_check(a_halting_site(an_organisation()))
    manager = someone_as(check.organisation, "rental_manager")
    check = note_check(check, done_on=MAY_18, result="Conforme", actor=manager)

    with pytest.raises(Refused, match="rouvrez-la"):
        remove_check(check, actor=manager)
    assert TechnicalCheck.objects.get().result == "Conforme"

    reopen_check(check, actor=manager)
    remove_check(check, actor=manager)
    assert not TechnicalCheck.objects.exists()
