from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import ask_proofs, receive_proof
from palier.work.leases.models import YearlyProof
from palier.work.leases.tests.examples import a_lived_in_contract

MAY = date(2026, 5, 4)


def test_what_was_asked_is_received_and_the_next_year_is_another():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    home = a_lived_in_contract(organisation)
    ask_proofs(organisation, occupancies=[home], kind="insurance", on=MAY, actor=manager)
    told = {"kind": "insurance", "insurer": "Mutuelle", "actor": manager}

    receive_proof(home, received_on=MAY, valid_until=date(2027, 5, 1), **told)
    receive_proof(home, received_on=date(2027, 5, 2), valid_until=date(2028, 5, 1), **told)

    assert YearlyProof.objects.count() == 2
    latest = YearlyProof.objects.latest("pk")
    assert latest.state_on(date(2028, 4, 30)) != "over"
    assert latest.state_on(date(2028, 5, 1)) == "over"


def test_one_that_is_over_already_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="déjà périmée"):
        receive_proof(
            a_lived_in_contract(organisation),
            kind="insurance",
            received_on=MAY,
            valid_until=MAY,
            actor=someone_as(organisation, "host"),
        )

    assert not YearlyProof.objects.exists()
