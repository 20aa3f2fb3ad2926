"""Example repairs: a leak in a home that we hold by a head lease."""

from datetime import date
from decimal import Decimal
from typing import Any

from palier.base.tenancy.models import Organisation, Site
from palier.base.tenancy.tests.examples import a_user, the_system
from palier.base.tenancy.tests.worlds import played_once
from palier.registers.housing.models import Delivery, Place
from palier.registers.housing.tests.examples import a_delivery
from palier.registers.people.tests.examples import a_body
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.titles.models import Holding
from palier.work.titles.tests.examples import a_holding
from palier.work.upkeep.actions import (
    add_part,
    agree_works,
    finish_order,
    hand_on_repair,
    note_reserve,
    open_refit,
    order_repair,
    report_repair,
    sign_maintenance,
)
from palier.work.upkeep.models import (
    DeliveryReserve,
    MaintenanceContract,
    OwnerWorks,
    Refit,
    RepairRequest,
    StockPart,
    WorkOrder,
)

JUNE_1, JUNE_3 = date(2026, 6, 1), date(2026, 6, 3)


@played_once
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
        "because": "Le propriétaire est injoignable",
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


def a_refit(place: Place, **given: Any) -> Refit:
    told: dict[str, Any] = {"opened_on": JUNE_1, "planned_on": date(2026, 6, 20)}
    return open_refit(place, actor=the_system(place.organisation), **(told | given))


def a_contract(site: Site, **given: Any) -> MaintenanceContract:
    """A boiler looked after every year, first on 1 June."""
    told: dict[str, Any] = {
        "kind": "boiler",
        "every_months": 12,
        "starts_on": date(2026, 1, 1),
        "first_due_on": JUNE_1,
    } | given
    if "contractor" not in told:
        told["contractor"] = a_body(site.organisation, "Chauffage du Sud", "supplier")
    return sign_maintenance(site, actor=the_system(site.organisation), **told)


def a_part(organisation: Organisation, **given: Any) -> StockPart:
    told: dict[str, Any] = {"label": "Joint de 15", "quantity": 10, "least": 4, "on": JUNE_1}
    return add_part(organisation, actor=the_system(organisation), **(told | given))


def a_reserve(delivery: Delivery, **given: Any) -> DeliveryReserve:
    told: dict[str, Any] = {
        "spot": "Logement 3, cuisine",
        "words": "Évier rayé",
        "noted_on": JUNE_1,
        "due_on": date(2026, 7, 1),
    }
    return note_reserve(delivery, actor=the_system(delivery.organisation), **(told | given))


def some_works(holding: Holding, place: Place, **given: Any) -> OwnerWorks:
    """2,400 of works for 80 less a month during six years."""
    told: dict[str, Any] = {
        "label": "Ventilation et peinture",
        "agreed_on": JUNE_1,
        "agreed_cost": Decimal(2400),
        "month_gain": Decimal(80),
        "months": 72,
    }
    return agree_works(
        holding, place=place, actor=the_system(holding.organisation), **(told | given)
    )


def pages_of(organisation: Organisation) -> list[str]:
    """Every page of upkeep about one row."""
    home = a_home(organisation)
    place, site, at = home.main_place, home.site, "/travaux"
    contract = a_contract(site)
    visit = contract.visits.get()
    refit, reserve = a_refit(place), a_reserve(a_delivery(organisation))
    holding = home.holding or Holding.objects.latest("pk")
    order = a_finished_order(a_request(place, item="plumbing_use", title="Joint"))
    told = a_request(place, title="Porte")
    hand_on_repair(told, to="SCI", handed_on=JUNE_1, actor=the_system(organisation))
    return [
        f"{at}/{told.pk}/reponse/",
        *(f"{at}/entretien/{contract.pk}/{verb}" for verb in ("", "terminer/")),
        f"{at}/visites/{visit.pk}/",
        f"{at}/stock/{a_part(organisation).pk}/mouvement/",
        *(f"{at}/remises-en-etat/{refit.pk}/{verb}" for verb in ("", "date/", "pret/")),
        *(f"{at}/reserves/{reserve.pk}/{verb}" for verb in ("", "lever/", "retirer/")),
        f"{at}/contre-loyer/{some_works(holding, place).pk}/faits/",
        *(f"{at}/ordres/{order.pk}/{v}/" for v in ("refacturer", "imputer", "ne-plus-imputer")),
    ]
