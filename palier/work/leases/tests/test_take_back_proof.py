from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.leases.actions import ask_proofs, receive_proof, take_back_proof
from palier.work.leases.models import YearlyProof
from palier.work.leases.tests.examples import a_lived_in_contract

MAY = date(2026, 5, 4)


def received(home, actor):
    return receive_proof(
        home,
        kind="insurance",
        received_on=MAY,
        valid_until=date(2027, 5, 1),
        insurer="Mutuelle",
        actor=actor,
    )


def test_one_that_nobody_asked_for_is_gone():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    proof = received(a_lived_in_contract(organisation), manager)

    take_back_proof(proof, actor=manager)

    assert not YearlyProof.objects.exists()


def test_one_that_was_asked_for_is_awaited_again_and_once():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    home = a_lived_in_contract(organisation)
    ask_proofs(organisation, occupancies=[home], kind="insurance", on=MAY, actor=manager)
    proof = received(home, manager)

    take_back_proof(proof, actor=manager)

    row = YearlyProof.objects.get()
    assert (row.asked_on, row.received_on, row.valid_until, row.insurer) == (MAY, None, None, "")
    with pytest.raises(Refused, match="pas reçue"):
        take_back_proof(row, actor=manager)
    assert YearlyProof.objects.count() == 1


def test_another_trade_may_not_and_it_stays():
    organisation = an_organisation()
    proof = received(a_lived_in_contract(organisation), someone_as(organisation, "rental_manager"))
    with pytest.raises(PermissionDenied):
        take_back_proof(proof, actor=someone_as(organisation, "accountant"))
    proof.refresh_from_db()
    assert proof.received_on == MAY


def test_from_the_page_of_the_contract_a_mistake_is_taken_back(client):
    organisation = an_organisation()
    home = a_lived_in_contract(organisation)
    proof = received(home, someone_as(organisation, "rental_manager"))
    come_in(client, organisation, "rental_manager")
    address = f"/contrats/attestations/{proof.pk}/retirer/"
    assert address in client.get(f"/contrats/{home.pk}/").content.decode()

    answer = client.post(address)

    assert answer["Location"] == f"/contrats/{home.pk}/"
    assert not YearlyProof.objects.exists()
