from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.inventories.actions import start_inventory
from palier.work.inventories.models import Inventory
from palier.work.inventories.tests.examples import a_signed_inventory
from palier.work.leases.actions import cancel_occupancy
from palier.work.leases.tests.examples import JANUARY, a_draft, a_lived_in_contract

JUNE = date(2026, 6, 1)


def test_the_entry_goes_through_the_home_and_the_exit_through_the_entry():
    organisation = an_organisation()
    host = someone_as(organisation, "host")
    place = a_place(a_site(organisation), size="T2")
    home = a_lived_in_contract(organisation, place=place)

    entry = start_inventory(home, kind="entry", on=JANUARY, actor=host)
    rooms = [room["name"] for room in entry.content["rooms"]]
    entry.delete()
    a_signed_inventory(home)
    leaving = start_inventory(home, kind="exit", on=JUNE, actor=host)

    assert rooms == ["Entrée", "Séjour", "Cuisine", "Salle d’eau", "WC", "Chambre 1"]
    assert [room["name"] for room in leaving.content["rooms"]] == ["Séjour"]
    assert leaving.content["rooms"][0]["elements"][0] == {"name": "sol", "state": "", "words": ""}
    assert leaving.content["meters"] == [{"name": "Eau froide", "number": "A12", "value": ""}]


def test_twice_the_same_or_an_exit_too_early_or_a_cancelled_contract_is_refused():
    organisation = an_organisation()
    host = someone_as(organisation, "host")
    home = a_lived_in_contract(organisation)
    gone = cancel_occupancy(
        a_draft(organisation), actor=someone_as(organisation, "rental_manager")
    )
    start_inventory(home, kind="entry", on=JANUARY, actor=host)

    with pytest.raises(Refused, match="existe déjà"):
        start_inventory(home, kind="entry", on=JANUARY, actor=host)
    with pytest.raises(Refused, match="avant l’entrée"):
        start_inventory(home, kind="exit", on=date(2025, 12, 31), actor=host)
    with pytest.raises(Refused, match="annulé"):
        start_inventory(gone, kind="entry", on=JANUARY, actor=host)

    assert Inventory.objects.count() == 1
