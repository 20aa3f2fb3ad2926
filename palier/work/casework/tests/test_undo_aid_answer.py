from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import ask_aid, decide_aid, pay_aid, undo_aid_answer
from palier.work.casework.tests.examples import a_worker

MAY_2 = date(2026, 5, 2)


def _asked(organisation):
    return ask_aid(
        a_household(organisation),
        kind="fsl_access",
        purpose="Dépôt",
        asked=Decimal("300.00"),
        asked_on=MAY_2,
        actor=a_worker(organisation),
    )


def test_a_payment_then_an_answer_noted_wrong_are_taken_back():
    organisation = an_organisation()
    aid, worker = _asked(organisation), a_worker(organisation)
    decide_aid(aid, state="granted", decided_on=MAY_2, granted=Decimal("250.00"), actor=worker)
    pay_aid(aid, paid_on=MAY_2, paid_to="le bailleur", actor=worker)

    assert undo_aid_answer(aid, actor=worker).state == "granted"
    back = undo_aid_answer(aid, actor=worker)

    assert (back.state, back.granted, back.decided_on, back.paid_on) == ("asked", None, None, None)


def test_nothing_answered_is_refused():
    aid = _asked(an_organisation())

    with pytest.raises(Refused):
        undo_aid_answer(aid, actor=a_worker(aid.organisation))
    with pytest.raises(PermissionDenied):
        undo_aid_answer(aid, actor=someone_as(aid.organisation, "reception"))
    aid.refresh_from_db()
    assert aid.state == "asked"
