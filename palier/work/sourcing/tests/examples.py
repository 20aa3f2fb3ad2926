"""Example leads, for this room and those above."""

from datetime import date
from decimal import Decimal
from typing import Any

from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User
from palier.base.tenancy.tests.examples import someone_as
from palier.work.sourcing.actions import accept_offer, make_offer, note_lead, visit_dwelling
from palier.work.sourcing.models import DwellingVisit, OwnerLead, OwnerOffer

MARCH_2, APRIL_1 = date(2026, 3, 2), date(2026, 4, 1)
SEEN = {"roof": "yes", "air": "no", "power": "unseen"}


def a_seeker(organisation: Organisation) -> Actor:
    return someone_as(organisation, "rental_manager")


def a_lead(organisation: Organisation, **given: Any) -> OwnerLead:
    seeker = a_seeker(organisation)
    told: dict[str, Any] = {
        "source": "owner",
        "contacted_on": MARCH_2,
        "referent": User.objects.get(pk=seeker.user_id or 0),
        "owner_name": "Mme Vasseur",
        "street": "12 rue des Lilas",
        "postcode": "13003",
        "town": "Marseille",
        "size": "T2",
        "surface": Decimal(38),
        "energy_rating": "D",
        "asked_rent": Decimal(560),
    }
    return note_lead(organisation, **{**told, **given}, actor=seeker)


def a_visit(lead: OwnerLead, **given: Any) -> DwellingVisit:
    told: dict[str, Any] = {
        "on": APRIL_1,
        "surface": Decimal("38.5"),
        "main_room_surface": Decimal(14),
        "main_room_height": Decimal("2.4"),
        "energy_rating": "D",
        "seen": SEEN,
    }
    return visit_dwelling(lead, **{**told, **given}, actor=a_seeker(lead.organisation))


OFFER: dict[str, Any] = {
    "on": APRIL_1,
    "kind": "head_lease",
    "rent": Decimal(440),
    "market_rent": Decimal(800),
    "level": "loc3",
    "years": 6,
    "surface": Decimal("38.5"),
    "works": "Ventilation refaite",
    "works_cost": Decimal(3600),
    "guarantee": "Loyer versé chaque mois.",
}


def an_offer(lead: OwnerLead, **given: Any) -> OwnerOffer:
    return make_offer(lead, **{**OFFER, **given}, actor=a_seeker(lead.organisation))


def an_agreed_lead(organisation: Organisation, **given: Any) -> OwnerLead:
    lead = a_lead(organisation, **given)
    accept_offer(an_offer(lead), on=APRIL_1, actor=a_seeker(organisation))
    lead.refresh_from_db()
    return lead
