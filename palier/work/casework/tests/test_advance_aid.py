from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import advance_aid, decide_aid
from palier.work.casework.models import Advance
from palier.work.casework.reads import still_due
from palier.work.casework.tests.examples import MAY_2, a_worker, an_advance, an_aid


def test_all_of_an_advance_is_due_at_first():
    advance = an_advance(an_organisation())
    assert still_due(advance) == Decimal("300.00")


def test_not_for_another_households_aid_nor_for_one_that_has_ended():
    organisation = an_organisation()
    aid, worker = an_aid(organisation), a_worker(organisation)
    given = {"amount": Decimal(100), "paid_on": MAY_2, "purpose": "DG", "actor": worker}

    with pytest.raises(Refused, match="autre ménage"):
        advance_aid(a_household(organisation, "Roux", "Lucie"), aid=aid, **given)
    decide_aid(aid, state="refused", decided_on=MAY_2, refused_because="Barème", actor=worker)
    aid.refresh_from_db()
    with pytest.raises(Refused, match="déjà sa fin"):
        advance_aid(aid.household, aid=aid, **given)
    with pytest.raises(Refused, match="plus grande que zéro"):
        advance_aid(aid.household, **{**given, "amount": Decimal(0)})

    assert not Advance.objects.exists()
