from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import ask_aid
from palier.work.casework.models import AidRequest
from palier.work.casework.tests.examples import MAY_2, a_worker, an_aid


def test_a_request_for_aid_has_its_amount():
    aid = an_aid(an_organisation())
    assert (aid.state, aid.asked) == ("asked", Decimal("438.00"))


def test_no_amount_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="plus grand que zéro"):
        ask_aid(
            a_household(organisation),
            kind="caf",
            purpose="Meubles",
            asked_on=MAY_2,
            asked=Decimal(0),
            actor=a_worker(organisation),
        )

    assert not AidRequest.objects.exists()
