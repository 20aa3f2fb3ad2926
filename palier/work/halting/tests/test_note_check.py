from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.halting.actions import note_check
from palier.work.halting.models import TechnicalCheck
from palier.work.halting.tests.examples import MAY_18, a_check, a_halting_site


def _note(check, role="site_manager", **given):
    told = {"done_on": MAY_18, "result": "Conforme"} | given
    return note_check(check, actor=someone_as(check.organisation, role), **told)


def test_what_was_found_and_when_one_looks_again():
    check = _note(a_check(a_halting_site(an_organisation())), next_on=date(2027, 5, 18))

    assert check.result == "Conforme"
    assert TechnicalCheck.objects.get(done_on=None).due_on == date(2027, 5, 18)


def test_nothing_said_next_before_or_twice_is_refused():
    check = a_check(a_halting_site(an_organisation()))

    with pytest.raises(Refused, match="constaté"):
        _note(check, result=" ")
    with pytest.raises(Refused, match="avant celle-ci"):
        _note(check, next_on=MAY_18)
    check.refresh_from_db()
    assert check.done_on is None
    _note(check)
    with pytest.raises(Refused, match="déjà faite"):
        _note(check)
