from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.leases.actions import ask_proofs, receive_proof
from palier.work.leases.models import YearlyProof
from palier.work.leases.reads import insurance_of
from palier.work.leases.tests.examples import a_lived_in_contract

MARCH, MAY = date(2026, 3, 2), date(2026, 5, 4)


def test_many_are_asked_at_once_and_none_twice():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    homes = [a_lived_in_contract(organisation) for _ in range(2)]

    ask_proofs(organisation, occupancies=homes[:1], kind="insurance", on=MARCH, actor=manager)
    ask_proofs(organisation, occupancies=homes, kind="insurance", on=MAY, actor=manager)

    asked = YearlyProof.objects.order_by("occupancy_id").values_list("asked_on", flat=True)
    assert list(asked) == [MARCH, MAY]
    states = [each.state for each in insurance_of(manager, MAY)]
    assert states == ["late", "asked"]


def test_a_residence_is_not_asked_for_insurance():
    """Loi n° 89-462, art. 7 g does not hold there."""
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    a_lived_in_contract(organisation, regime="logement_foyer")
    late = a_lived_in_contract(organisation)
    receive_proof(
        late, kind="insurance", received_on=MARCH, valid_until=date(2026, 5, 20), actor=manager
    )

    told = insurance_of(manager, MAY)

    assert [(each.occupancy, each.state) for each in told] == [(late, "soon")]


def test_the_proof_of_this_year_takes_the_place_of_the_one_before():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    home = a_lived_in_contract(organisation)
    for until in (date(2026, 4, 1), date(2027, 4, 1)):
        receive_proof(home, kind="insurance", received_on=MARCH, valid_until=until, actor=manager)

    told = insurance_of(manager, MAY)

    assert [(each.occupancy, each.state) for each in told] == [(home, "ok")]


def test_the_page_asks_all_those_that_are_missing(client):
    organisation = an_organisation()
    come_in(client, organisation, "rental_manager")
    home = a_lived_in_contract(organisation)

    client.post("/contrats/assurances/", {"occupancies": [home.pk], "on": "02/05/2026"})

    assert YearlyProof.objects.get().occupancy == home
    assert "Demandées" in client.get("/contrats/assurances/").content.decode()


def test_a_host_does_not_ask(client):
    organisation = an_organisation()
    come_in(client, organisation, "host")
    home = a_lived_in_contract(organisation)

    client.post("/contrats/assurances/", {"occupancies": [home.pk], "on": "02/05/2026"})

    assert not YearlyProof.objects.exists()


def test_a_proof_kind_that_does_not_exist_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused):
        ask_proofs(
            organisation,
            occupancies=[a_lived_in_contract(organisation)],
            kind="x" * 40,
            on=MAY,
            actor=someone_as(organisation, "rental_manager"),
        )

    assert not YearlyProof.objects.exists()
