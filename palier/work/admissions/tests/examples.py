"""Example candidacies: someone sent by the SIAO to a boarding house."""

from datetime import date
from decimal import Decimal
from typing import Any

from palier.base.tenancy.models import Organisation, Site
from palier.base.tenancy.tests.examples import the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_household
from palier.work.admissions.actions import (
    answer_offer,
    call_committee,
    decide_candidacy,
    link_household,
    offer_place,
    put_before_committee,
    receive_candidacy,
    receive_candidacy_pieces,
    reserve_quota,
)
from palier.work.admissions.models import AdmissionCommittee, Candidacy, PlaceOffer, ReservedQuota

MAY_4, MAY_11, JUNE_1 = date(2026, 5, 4), date(2026, 5, 11), date(2026, 6, 1)
ALL = ["identity", "resources", "situation"]


def a_candidacy(site: Site, **given: Any) -> Candidacy:
    told: dict[str, Any] = {
        "first_name": "Awa",
        "last_name": "Traoré",
        "origin": "siao",
        "siao_number": "SI-100",
        "received_on": MAY_4,
    }
    return receive_candidacy(site, actor=the_system(site.organisation), **(told | given))


def a_complete_candidacy(site: Site, **given: Any) -> Candidacy:
    row = a_candidacy(site, **given)
    return receive_candidacy_pieces(
        row, pieces=ALL, on=MAY_11, actor=the_system(site.organisation)
    )


def an_accepted_candidacy(site: Site, **given: Any) -> Candidacy:
    """Accepted, its file opened."""
    system = the_system(site.organisation)
    row = a_complete_candidacy(site, **given)
    row = decide_candidacy(row, decision="accepted", on=MAY_11, actor=system)
    file = a_household(site.organisation, row.last_name, row.first_name)
    return link_household(row, household=file, actor=system)


def an_offer(row: Candidacy, **given: Any) -> PlaceOffer:
    told: dict[str, Any] = {"offered_on": MAY_11, "answer_by": JUNE_1}
    if "place" not in given:
        told["place"] = a_place(row.site)
    return offer_place(row, actor=the_system(row.organisation), **(told | given))


def an_accepted_offer(row: Candidacy) -> PlaceOffer:
    return answer_offer(
        an_offer(row),
        answer="accepted",
        answered_on=MAY_11,
        enters_on=JUNE_1,
        actor=the_system(row.organisation),
    )


def a_committee(site: Site, *candidacies: Candidacy) -> AdmissionCommittee:
    system = the_system(site.organisation)
    row = call_committee(site, on=JUNE_1, members="Chef de service, hôte", actor=system)
    if candidacies:
        put_before_committee(row, candidacies=candidacies, actor=system)
    return row


def a_quota(site: Site, **given: Any) -> ReservedQuota:
    told: dict[str, Any] = {
        "origin": "prefect",
        "percent": Decimal(30),
        "starts_on": date(2025, 1, 1),
        "source": "Convention APL 2025",
    }
    return reserve_quota(site, actor=the_system(site.organisation), **(told | given))


def pages_of(organisation: Organisation) -> list[str]:
    """Every page of a candidacy, of an offer, of a committee."""
    site = a_site(organisation)
    row, other = a_candidacy(site), an_accepted_candidacy(site, siao_number="SI-101")
    committee, piece = a_committee(site), other.pieces.first()
    assert piece is not None
    offer = an_offer(an_accepted_candidacy(site, siao_number="SI-102"))
    verbs = ("", "pieces/", "corriger/", "sans-suite/", "si-siao/", "decider/", "reprendre/")
    more = ("rattacher/", "dossier/", "proposer/", "saisie/")
    return [
        *(f"/admissions/{row.pk}/{verb}" for verb in verbs),
        *(f"/admissions/{other.pk}/{verb}" for verb in more),
        *(f"/admissions/commissions/{committee.pk}/{v}" for v in ("", "inscrire/", "clore/")),
        *(f"/admissions/maisons/{site.pk}/{verb}/" for verb in ("commission", "part")),
        f"/admissions/propositions/{offer.pk}/reponse/",
        f"/admissions/pieces/{piece.pk}/retirer/",
    ]
