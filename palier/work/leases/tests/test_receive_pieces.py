from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import activate_occupancy, receive_pieces
from palier.work.leases.reads import missing_pieces
from palier.work.leases.tests.examples import JANUARY, a_draft

MAY = date(2026, 5, 1)


def test_what_is_gathered_and_what_waits():
    organisation = an_organisation()
    host = someone_as(organisation, "host")
    contract = a_draft(organisation, regime="logement_foyer")

    receive_pieces(contract, pieces=["signed", "identity"], on=JANUARY, actor=host)
    first = [piece.code for piece in missing_pieces(contract)]
    receive_pieces(contract, pieces=["rules", "inventory"], on=JANUARY, actor=host)

    assert first == ["rules", "inventory"]
    assert [piece.code for piece in missing_pieces(contract)] == ["signed", "identity"]


def test_a_piece_that_the_regime_does_not_ask_for_is_refused():
    organisation = an_organisation()
    contract = a_draft(organisation, regime="shelter")

    with pytest.raises(Refused, match="ne demande pas"):
        receive_pieces(
            contract, pieces=["insurance"], on=JANUARY, actor=someone_as(organisation, "host")
        )

    assert contract.pieces.count() == 2


def test_a_missing_piece_waits_or_is_entered_with_a_reserve():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    contract = a_draft(organisation)
    there = ["signed", "diagnostics", "information", "identity", "inventory"]
    receive_pieces(contract, pieces=there, on=JANUARY, actor=manager)

    with pytest.raises(Refused, match=r"Il manque : attestation d’assurance.*art. 7 g"):
        activate_occupancy(contract, starts_on=MAY, actor=manager)
    contract.refresh_from_db()
    assert contract.state == "draft"
    activate_occupancy(
        contract,
        starts_on=MAY,
        reserve="Sortie d’hôtel, assurance demandée",
        reserve_due_on=date(2026, 5, 15),
        actor=manager,
    )

    contract.refresh_from_db()
    assert (contract.state, contract.reserve_due_on) == ("active", date(2026, 5, 15))


def test_cch_l633_2_a_residence_is_not_entered_without_its_rules_even_with_a_reserve():
    organisation = an_organisation()
    host = someone_as(organisation, "host")
    contract = a_draft(organisation, regime="logement_foyer")
    receive_pieces(contract, pieces=["signed"], on=JANUARY, actor=host)

    with pytest.raises(Refused, match=r"règlement intérieur.*L633-2"):
        activate_occupancy(
            contract, starts_on=MAY, reserve="Urgence", reserve_due_on=MAY, actor=host
        )

    contract.refresh_from_db()
    assert contract.state == "draft"
