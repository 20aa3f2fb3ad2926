from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.registers.housing.actions import lift_order, note_diagnostic
from palier.registers.housing.reads import standing_orders
from palier.registers.housing.tests.examples import a_place, a_site

MAY, JUNE = date(2026, 5, 2), date(2026, 6, 2)


def test_lifted_the_home_may_be_let_again():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    order = note_diagnostic(place, kind="unhealthy", made_on=MAY, actor=manager)

    lift_order(order, on=JUNE, actor=manager)

    assert standing_orders(place, date(2026, 6, 1)) == [order]
    assert standing_orders(place, JUNE) == []


def test_only_an_order_is_lifted_once_and_afterwards():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    gas = note_diagnostic(place, kind="gas", made_on=MAY, actor=manager)
    order = note_diagnostic(place, kind="danger", made_on=MAY, actor=manager)

    with pytest.raises(Refused, match="Seul un arrêté"):
        lift_order(gas, on=JUNE, actor=manager)
    with pytest.raises(Refused, match="avant l’arrêté"):
        lift_order(order, on=date(2026, 5, 1), actor=manager)
    lift_order(order, on=JUNE, actor=manager)
    with pytest.raises(Refused, match="déjà levé"):
        lift_order(order, on=JUNE, actor=manager)

    gas.refresh_from_db()
    assert gas.lifted_on is None
