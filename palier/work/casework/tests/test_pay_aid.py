from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import decide_aid, pay_aid
from palier.work.casework.tests.examples import a_worker, an_aid

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


def test_an_aid_granted_is_paid_to_someone():
    organisation = an_organisation()
    aid, worker = an_aid(organisation), a_worker(organisation)
    decide_aid(aid, state="granted", decided_on=JUNE, granted=Decimal("400.00"), actor=worker)

    with pytest.raises(Refused, match="avant la réponse"):
        pay_aid(aid, paid_on=date(2026, 5, 30), paid_to="le bailleur", actor=worker)
    pay_aid(aid, paid_on=JULY, paid_to="le bailleur", actor=worker)

    aid.refresh_from_db()
    assert (aid.state, aid.paid_on, aid.paid_to) == ("paid", JULY, "le bailleur")


def test_what_was_not_granted_is_not_paid():
    organisation = an_organisation()
    aid = an_aid(organisation)

    with pytest.raises(Refused, match="demandée"):
        pay_aid(aid, paid_on=JULY, paid_to="elle", actor=a_worker(organisation))

    aid.refresh_from_db()
    assert aid.state == "asked"
