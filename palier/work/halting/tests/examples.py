"""An example halting site: two pitches with their meters, a tariff, a household that stops there."""

from datetime import date
from decimal import Decimal
from typing import Any

from palier.base.tenancy.models import Organisation, Site
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.tests.worlds import played_once
from palier.registers.housing.actions import add_site, place_meter, read_meter
from palier.registers.housing.models import Place
from palier.registers.housing.tests.examples import a_place
from palier.work.halting.actions import (
    arrive,
    open_grant,
    plan_check,
    plan_closing,
    prepay,
    set_tariff,
)
from palier.work.halting.models import (
    GrantYear,
    PitchStay,
    SiteClosing,
    SiteTariff,
    TechnicalCheck,
)

MAY_4, MAY_18, JUNE_1 = date(2026, 5, 4), date(2026, 5, 18), date(2026, 6, 1)
JANUARY_1 = date(2026, 1, 1)


def a_halting_site(organisation: Organisation, name: str = "Les Peupliers") -> Site:
    return add_site(organisation, name=name, kind="halting_site", actor=the_system(organisation))


def a_pitch(site: Site, label: str = "emplacement 01", *, meters: bool = True) -> Place:
    """A pitch with its two meters, read in January: 100 m³, 2 000 kWh."""
    system = the_system(site.organisation)
    place = a_place(site, label, kind=Place.Kind.PITCH)
    if meters:
        water = place_meter(place, kind="cold_water", number=f"W{place.pk}", actor=system)
        power = place_meter(place, kind="power", number=f"P{place.pk}", actor=system)
        read_meter(water, on=JANUARY_1, value=Decimal(100), actor=system)
        read_meter(power, on=JANUARY_1, value=Decimal(2000), actor=system)
    return place


def a_tariff(site: Site, **given: Any) -> SiteTariff:
    """1.50 a place and a day, a deposit of 100, 4.20 the m³, 0.25 the kWh, from January."""
    told: dict[str, Any] = {
        "starts_on": JANUARY_1,
        "day_fee": Decimal("1.50"),
        "deposit": Decimal(100),
        "water": Decimal("4.20"),
        "power": Decimal("0.25"),
    }
    return set_tariff(site, actor=the_system(site.organisation), **(told | given))


def a_ready_pitch(organisation: Organisation, **tariff: Any) -> Place:
    site = a_halting_site(organisation)
    a_tariff(site, **tariff)
    return a_pitch(site)


@played_once
def a_stay(organisation: Organisation, place: Place | None = None, **given: Any) -> PitchStay:
    """Arrived on 4 May with 110 m³ and 2 100 kWh on the meters, 100 of deposit in cash."""
    told: dict[str, Any] = {
        "last_name": "Weiss",
        "on": MAY_4,
        "agreement": True,
        "deposit": Decimal(100),
        "water": Decimal(110),
        "power": Decimal(2100),
    }
    place = place or a_ready_pitch(organisation)
    return arrive(place, actor=the_system(organisation), **(told | given))


def a_closing(site: Site, **given: Any) -> SiteClosing:
    told: dict[str, Any] = {
        "starts_on": date(2026, 8, 1),
        "ends_on": date(2026, 8, 22),
        "reason": "Réfection des blocs sanitaires",
    }
    return plan_closing(site, actor=the_system(site.organisation), **(told | given))


def a_check(site: Site, **given: Any) -> TechnicalCheck:
    told: dict[str, Any] = {"kind": "power", "due_on": JUNE_1}
    return plan_check(site, actor=the_system(site.organisation), **(told | given))


def a_grant(site: Site, **given: Any) -> GrantYear:
    return open_grant(site, actor=the_system(site.organisation), **({"year": 2026} | given))


def pages_of(organisation: Organisation) -> list[str]:
    """Every page of a halting site, of a stay, of a grant."""
    stay = a_stay(organisation, a_ready_pitch(organisation, is_prepaid=True))
    site = stay.occupancy.site
    paid = prepay(stay, amount=Decimal(20), on=MAY_4, actor=the_system(organisation))
    grant = a_grant(site)
    month = grant.months.order_by("month").first()
    assert month is not None
    closing, check = a_closing(site).pk, a_check(site)
    verbs = ("", "tarif/", "arrivee/", "fermeture/", "verification/", "alt2/", "alt2/ouvrir/")
    return [
        f"/aires/prepaiements/{paid.pk}/recu/",
        *(f"/aires/{site.pk}/{verb}" for verb in verbs),
        *(
            f"/aires/sejours/{stay.pk}/{verb}"
            for verb in ("", "recepisse/", "prepaiement/", "facturer/", "par-erreur/", "depart/")
        ),
        *(f"/aires/fermetures/{closing}/{verb}/" for verb in ("annonces", "affiche")),
        *(f"/aires/verifications/{check.pk}/{verb}" for verb in ("", "retirer/", "rouvrir/")),
        *(f"/aires/alt2/{grant.pk}/{verb}" for verb in ("", "etat/", "arreter/", "envoi/")),
        f"/aires/alt2/{grant.pk}/?format=xlsx",
        f"/aires/alt2/mois/{month.pk}/",
    ]
