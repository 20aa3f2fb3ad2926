"""An example quarter: adapted houses, their landlord, the town that answers for the street."""

from datetime import date
from typing import Any

from palier.base.tenancy.models import Organisation, Site
from palier.base.tenancy.tests.examples import the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.models import Body
from palier.registers.people.tests.examples import a_body
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.neighbourhood.actions import (
    note_exchange,
    note_prevention,
    open_mediation,
    relay_to_service,
    report_public,
    send_report,
    walk_quarter,
)
from palier.work.neighbourhood.models import (
    Mediation,
    MediationStep,
    PreventionDay,
    PublicReport,
    QuarterRound,
    ServiceRelay,
)

MAY_4, MAY_11, JUNE_1 = date(2026, 5, 4), date(2026, 5, 11), date(2026, 6, 1)


def a_villa(organisation: Organisation, site: Site | None = None) -> Occupancy:
    """A household in an adapted house."""
    place = a_place(site or a_site(organisation), kind="adapted")
    return a_lived_in_contract(organisation, place=place, regime="family_plot")


def the_town(organisation: Organisation) -> Body:
    return a_body(organisation, "Ville de Marseille", "partner")


def a_mediation(site: Site, **given: Any) -> Mediation:
    told: dict[str, Any] = {
        "topic": "charges",
        "text": "Facture d’eau contestée",
        "opened_on": MAY_4,
    } | given
    if "landlord" not in told:
        told["landlord"] = a_body(site.organisation, "Bailleur")
    return open_mediation(site, actor=the_system(site.organisation), **told)


def an_exchange(row: Mediation, **given: Any) -> MediationStep:
    told: dict[str, Any] = {
        "on": MAY_4,
        "side": "landlord",
        "words": "Relève les compteurs",
        "promised_on": MAY_11,
    }
    return note_exchange(row, actor=the_system(row.organisation), **(told | given))


def a_round(site: Site, **given: Any) -> QuarterRound:
    return walk_quarter(site, actor=the_system(site.organisation), **({"on": MAY_4} | given))


def a_report(site: Site, **given: Any) -> PublicReport:
    told: dict[str, Any] = {"kind": "waste", "spot": "Angle du chemin", "seen_on": MAY_4}
    return report_public(site, actor=the_system(site.organisation), **(told | given))


def a_sent_report(site: Site, **given: Any) -> PublicReport:
    return send_report(
        a_report(site, **given),
        partner=the_town(site.organisation),
        sent_on=MAY_4,
        actor=the_system(site.organisation),
    )


def a_relay(home: Occupancy, **given: Any) -> ServiceRelay:
    told: dict[str, Any] = {"need": "rights", "on": MAY_4, "household": home.household} | given
    if "service" not in told:
        told["service"] = the_town(home.organisation)
    return relay_to_service(home.site, actor=the_system(home.organisation), **told)


def a_prevention_day(site: Site) -> PreventionDay:
    """34 people came to the health bus on 4 May."""
    return note_prevention(
        site, on=MAY_4, title="Bus santé", people=34, actor=the_system(site.organisation)
    )


def pages_of(organisation: Organisation) -> list[str]:
    """Every page of a quarter."""
    home = a_villa(organisation)
    site, mediation = home.site, a_mediation(home.site)
    a_round(site)
    verbs = ("", "mediation/", "tournee/", "signaler/", "relais/", "prevention/")
    report, at = a_sent_report(site).pk, "/quartiers"
    return [
        *(f"{at}/{site.pk}/{verb}" for verb in verbs),
        *(f"{at}/mediations/{mediation.pk}/{verb}" for verb in ("", "echange/", "clore/")),
        f"{at}/engagements/{an_exchange(mediation).pk}/tenu/",
        *(f"{at}/signalements/{report}/{v}" for v in ("", "transmettre/", "reponse/", "regler/")),
        f"{at}/signalements/{report}/rouvrir/",
        f"{at}/relais/{a_relay(home).pk}/",
        f"{at}/prevention/{a_prevention_day(site).pk}/retirer/",
    ]
