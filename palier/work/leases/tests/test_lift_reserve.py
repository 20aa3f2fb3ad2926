from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import activate_occupancy, lift_reserve, receive_pieces
from palier.work.leases.tests.examples import JANUARY, a_draft, a_lived_in_contract

ALL = ["signed", "rules", "inventory", "identity"]


def _reserved(organisation, host):
    contract = a_draft(organisation, regime="logement_foyer")
    receive_pieces(contract, pieces=ALL[:3], on=JANUARY, actor=host)
    return activate_occupancy(
        contract,
        starts_on=JANUARY,
        reserve="Pièce d’identité en cours",
        reserve_due_on=date(2026, 2, 1),
        actor=host,
    )


def test_once_everything_is_there_the_reserve_is_lifted():
    organisation = an_organisation()
    host = someone_as(organisation, "host")
    contract = _reserved(organisation, host)
    receive_pieces(contract, pieces=ALL, on=JANUARY, actor=host)

    contract = lift_reserve(contract, actor=host)

    assert (contract.reserve, contract.reserve_due_on) == ("", None)


def test_not_while_something_is_missing():
    organisation = an_organisation()
    host = someone_as(organisation, "host")
    contract = _reserved(organisation, host)

    with pytest.raises(Refused, match="manque encore : pièce d’identité"):
        lift_reserve(contract, actor=host)
    with pytest.raises(Refused, match="pas de réserve"):
        lift_reserve(a_lived_in_contract(organisation), actor=host)

    contract.refresh_from_db()
    assert contract.reserve
