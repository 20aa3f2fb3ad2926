import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.halting.actions import note_check, reopen_check
from palier.work.halting.tests.examples import MAY_18, a_check, a_halting_site


def test_a_check_that_was_not_done_is_to_do_again():
    check = a_check(a_halting_site(an_organisation()))
    manager = someone_as(check.organisation, "site_manager")
    note_check(check, done_on=MAY_18, result="Conforme", actor=manager)

    check = reopen_check(check, actor=manager)

    assert (check.done_on, check.result) == (None, "")


def test_one_still_to_do_is_not_reopened():
    check = a_check(a_halting_site(an_organisation()))

    with pytest.raises(Refused, match="encore à faire"):
        reopen_check(check, actor=someone_as(check.organisation, "site_manager"))

    check.refresh_from_db()
    assert check.done_on is None
