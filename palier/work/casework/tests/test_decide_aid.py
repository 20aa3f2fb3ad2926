from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import decide_aid
from palier.work.casework.tests.examples import a_worker, an_aid

JUNE = date(2026, 6, 1)


def test_an_aid_is_granted_with_its_amount_and_form():
    organisation = an_organisation()
    aid = an_aid(organisation)

    decide_aid(
        aid,
        state="granted",
        decided_on=JUNE,
        granted=Decimal("400.00"),
        form="loan",
        actor=a_worker(organisation),
    )

    aid.refresh_from_db()
    assert (aid.state, aid.granted, aid.form) == ("granted", Decimal("400.00"), "loan")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"state": "granted"}, "son montant"),
        ({"state": "refused"}, "dit pourquoi"),
        ({"state": "withdrawn", "decided_on": date(2026, 1, 1)}, "avant la demande"),
    ],
)
def test_an_answer_without_what_it_needs_is_refused(given, words):
    organisation = an_organisation()
    aid = an_aid(organisation)

    with pytest.raises(Refused, match=words):
        decide_aid(aid, actor=a_worker(organisation), **{"decided_on": JUNE, **given})

    aid.refresh_from_db()
    assert aid.state == "asked"
