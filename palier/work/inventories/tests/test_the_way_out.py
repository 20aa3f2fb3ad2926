"""The departure on the contract's page, point by point."""

from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.inventories.tests.examples import a_signed_inventory
from palier.work.leases.actions import end_occupancy, give_notice_to_quit
from palier.work.leases.reads import missing_pieces
from palier.work.leases.tests.examples import a_draft, a_lived_in_contract


def test_the_departure_ticks_itself_point_by_point(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    contract = a_lived_in_contract(organisation)
    manager = someone_as(organisation, "rental_manager")
    give_notice_to_quit(
        contract,
        side="occupant",
        ground="usual",
        form="hand",
        received_on=date(2026, 3, 2),
        actor=manager,
    )

    before = client.get(f"/contrats/{contract.pk}/").content.decode().replace("\u00a0", " ")
    end_occupancy(contract, ends_on=date(2026, 6, 3), end_reason="own_home", actor=manager)
    a_signed_inventory(contract, kind="exit", on=date(2026, 6, 2))
    after = client.get(f"/contrats/{contract.pk}/").content.decode().replace("\u00a0", " ")

    assert "La sortie, point par point" in before
    assert "3 à faire" in before
    assert "1 à faire" in after


def test_a_signed_entry_inventory_is_a_piece_that_nobody_ticks():
    organisation = an_organisation()
    contract = a_draft(organisation, regime="logement_foyer")
    contract.pieces.filter(piece="inventory").delete()
    before = [piece.code for piece in missing_pieces(contract)]

    a_signed_inventory(contract)

    assert before == ["inventory"]
    assert missing_pieces(contract) == []
