"""Example homes, for this room and those above."""

from datetime import date
from itertools import count
from typing import Any

from palier.base.tenancy.models import Organisation, Site
from palier.base.tenancy.tests.examples import the_system
from palier.registers.housing.actions import add_place, add_site, plan_delivery
from palier.registers.housing.models import Delivery, Place

_serial = count(1)


def a_site(organisation: Organisation, name: str = "") -> Site:
    name = name or f"Site {next(_serial)}"
    return add_site(
        organisation,
        name=name,
        kind="boarding_house",
        street="5 rue des Amandiers",
        town="Marseille",
        actor=the_system(organisation),
    )


def a_place(site: Site, label: str = "", **given: Any) -> Place:
    label = label or f"logement {next(_serial):02d}"
    return add_place(site, label=label, actor=the_system(site.organisation), **given)


def a_delivery(organisation: Organisation, *, label: str = "Les Jardins") -> Delivery:
    return plan_delivery(
        a_site(organisation),
        label=label,
        funding="plai",
        homes=12,
        planned_on=date(2027, 3, 1),
        actor=the_system(organisation),
    )
