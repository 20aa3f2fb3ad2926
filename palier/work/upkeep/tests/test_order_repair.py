from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.people.tests.examples import a_body
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.titles.tests.examples import a_holding
from palier.work.upkeep.actions import group_repairs
from palier.work.upkeep.models import RepairRequest, WorkOrder
from palier.work.upkeep.tests.examples import JUNE_3, a_home, a_request, an_order


def test_someone_is_asked_to_come():
    row = a_request(a_home(an_organisation()).main_place)

    order = an_order(row)

    row.refresh_from_db()
    assert (row.state, order.state, order.visit_on) == ("ordered", "sent", JUNE_3)


@pytest.mark.parametrize(("quote", "state"), [("500.00", "sent"), ("500.01", "quoted")])
def test_above_the_threshold_a_quote_waits(quote, state):
    organisation = an_organisation()
    row = a_request(a_home(organisation).main_place)
    contractor = a_body(organisation, "Plomberie Vidal", "supplier")

    order = an_order(row, technician=None, contractor=contractor, quote=Decimal(quote))

    assert (order.state, order.whom) == (state, "Plomberie Vidal")


def test_nobody_two_or_too_early_is_refused():
    organisation = an_organisation()
    row = a_request(a_home(organisation).main_place)

    with pytest.raises(Refused, match="un technicien ou une entreprise"):
        an_order(row, technician=None)
    with pytest.raises(Refused, match="un technicien ou une entreprise"):
        an_order(row, contractor=a_body(organisation))
    with pytest.raises(Refused, match="déjà passé"):
        an_order(row, visit_on=date(2026, 5, 31))

    assert not WorkOrder.objects.exists()
    assert RepairRequest.objects.get().state == "open"


def test_what_falls_to_someone_else_is_handed_on_unless_one_says_why():
    organisation = an_organisation()
    row = a_request(a_home(organisation).main_place)
    assert row.payer == "owner"

    with pytest.raises(Refused, match="revient au propriétaire"):
        an_order(row, because=" ")
    assert not WorkOrder.objects.exists()
    assert RepairRequest.objects.get().state == "open"

    assert an_order(row, because="Accord écrit").because == "Accord écrit"


def test_an_emergency_and_a_mandate_say_why_by_themselves():
    organisation = an_organisation()
    urgent = a_request(a_home(organisation).main_place, urgency="emergency")
    assert an_order(urgent, because="").because == "urgence absolue"

    managed = a_lived_in_contract(organisation)
    a_holding(organisation, place=managed.main_place, kind="mandate")
    assert "mandat" in an_order(a_request(managed.main_place), because="").because


def test_with_another_of_the_same_cause_it_is_that_one_that_is_ordered():
    organisation = an_organisation()
    place = a_home(organisation).main_place
    row, below = a_request(place), a_request(place, item="water_damage", title="Tache")
    group_repairs(row, others=[below], actor=the_system(organisation))
    below.refresh_from_db()

    with pytest.raises(Refused, match="réparée avec"):
        an_order(below)
    below.refresh_from_db()
    assert (below.state, WorkOrder.objects.exists()) == ("open", False)


def test_twice_is_refused():
    row = a_request(a_home(an_organisation()).main_place)
    an_order(row)

    with pytest.raises(Refused, match="confiée"):
        an_order(row)
