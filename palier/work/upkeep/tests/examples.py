"""Example repairs: a leak in a home that we hold by a head lease."""

from datetime import date
from decimal import Decimal
from typing import Any

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import a_user, the_system
from palier.registers.housing.models import Place
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import a_holding, a_lived_in_contract
from palier.work.upkeep.actions import finish_order, order_repair, report_repair
from palier.work.upkeep.models import RepairRequest, WorkOrder

JUNE_1, JUNE_3 = date(2026, 6, 1), date(2026, 6, 3)


def a_home(organisation: Organisation) -> Occupancy:
    """A home taken from its owner, lived in since January."""
    home = a_lived_in_contract(organisation)
    a_holding(organisation, place=home.main_place)
    return home


def a_request(place: Place, **given: Any) -> RepairRequest:
    """A leak reported by telephone on 1 June 2026, urgent."""
    told: dict[str, Any] = {
        "item": "plumbing",
        "title": "Fuite sous l’évier",
        "urgency": "urgent",
        "reported_on": JUNE_1,
    } | given
    return report_repair(place, actor=the_system(place.organisation), **told)


def an_order(request: RepairRequest, **given: Any) -> WorkOrder:
    """One of ours is asked to come on 3 June."""
    told: dict[str, Any] = {
        "technician": a_user(),
        "ordered_on": JUNE_1,
        "visit_on": JUNE_3,
    } | given
    return order_repair(request, actor=the_system(request.organisation), **told)


def a_finished_order(request: RepairRequest, **given: Any) -> WorkOrder:
    told: dict[str, Any] = {
        "done_on": JUNE_3,
        "report": "Joint et siphon changés",
        "minutes": 45,
        "cost": Decimal("38.50"),
    } | given
    return finish_order(an_order(request), actor=the_system(request.organisation), **told)
