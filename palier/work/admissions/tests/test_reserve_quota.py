from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.law.pieces import pieces_of
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_body
from palier.work.admissions.actions import reserve_quota
from palier.work.admissions.models import ReservedQuota
from palier.work.admissions.reads import shares_of
from palier.work.admissions.tests.examples import (
    JUNE_1,
    a_quota,
    an_accepted_candidacy,
    an_accepted_offer,
)
from palier.work.leases.actions import activate_occupancy, receive_pieces


def _reserve(site, role="rental_manager", **given):
    told = {
        "origin": "prefect",
        "percent": Decimal(30),
        "starts_on": JUNE_1,
        "source": "Convention",
    } | given
    return reserve_quota(site, actor=someone_as(site.organisation, role), **told)


def test_told_again_the_former_share_ends():
    site = a_site(an_organisation())
    before = a_quota(site)

    _reserve(site, percent=Decimal(25))

    before.refresh_from_db()
    assert before.period.upper == JUNE_1


def test_what_is_due_is_a_part_of_the_homes_and_what_is_filled_is_lived_in():
    organisation = an_organisation()
    site = a_site(organisation)
    a_quota(site, origin="siao")
    for _ in range(6):
        a_place(site)
    offer = an_accepted_offer(an_accepted_candidacy(site))
    system = the_system(organisation)

    (share,) = shares_of([site], JUNE_1)[site.pk]
    assert (share.due, share.filled) == (3, 0)

    codes = [each.code for each in pieces_of("logement_foyer")]
    receive_pieces(offer.occupancy, pieces=codes, on=JUNE_1, actor=system)
    activate_occupancy(offer.occupancy, starts_on=JUNE_1, actor=system)
    (share,) = shares_of([site], JUNE_1)[site.pk]
    assert (share.due, share.filled, share.missing) == (3, 1, 2)


def test_two_towns_have_each_their_part_and_what_they_filled():
    organisation = an_organisation()
    site = a_site(organisation)
    north, south = a_body(organisation, "Commune du Nord"), a_body(organisation, "Commune du Sud")
    for _ in range(9):
        a_place(site)
    a_quota(site, origin="town", percent=Decimal(20), body=north)
    _reserve(site, origin="town", percent=Decimal(10), body=south)
    offer = an_accepted_offer(an_accepted_candidacy(site, origin="town", prescriber=north))
    system = the_system(organisation)
    codes = [each.code for each in pieces_of("logement_foyer")]
    receive_pieces(offer.occupancy, pieces=codes, on=JUNE_1, actor=system)
    activate_occupancy(offer.occupancy, starts_on=JUNE_1, actor=system)

    told = {share.name: (share.due, share.filled) for share in shares_of([site], JUNE_1)[site.pk]}

    assert told == {"Commune du Nord": (2, 1), "Commune du Sud": (1, 0)}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"source": " "}, "convention"),
        ({"percent": Decimal(0)}, "0 à 100"),
        ({"percent": Decimal(101)}, "0 à 100"),
        ({"origin": "town", "percent": Decimal(71)}, "En tout"),
        ({"starts_on": date(2024, 12, 1)}, "ne peut finir avant"),
    ],
)
def test_what_cannot_be_is_refused(given, words):
    site = a_site(an_organisation())
    a_quota(site)

    with pytest.raises(Refused, match=words):
        _reserve(site, **given)
    assert ReservedQuota.objects.get().period.upper is None
