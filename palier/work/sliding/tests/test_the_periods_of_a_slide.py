"""Reviews follow the periods of the agreement; the end of the sublease ends them."""

from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import end_occupancy, receive_proof, undo_entry
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.sliding.actions import hold_slide_review
from palier.work.sliding.facts import facts_of
from palier.work.sliding.models import SlidingLease
from palier.work.sliding.tests.examples import a_slide

MAY = date(2026, 5, 1)


def test_a_second_review_in_one_period_skips_none():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")
    slide = a_slide(organisation)

    for on in (date(2026, 3, 1), date(2026, 4, 1)):
        hold_slide_review(slide, on=on, present="Tous", decision="extend", actor=worker)

    slide.refresh_from_db()
    assert slide.next_review_on == date(2027, 1, 1)


def test_a_sublease_that_ends_closes_its_slide():
    organisation = an_organisation()
    slide = a_slide(organisation)

    end_occupancy(
        slide.occupancy,
        ends_on=MAY,
        end_reason="eviction",
        actor=someone_as(organisation, "rental_manager"),
    )

    slide = SlidingLease.objects.get()
    assert (slide.state, slide.outcome, slide.next_review_on) == ("ended", "evicted", None)


def test_a_sliding_lease_is_lived_in():
    organisation = an_organisation()
    slide = a_slide(organisation)
    manager = someone_as(organisation, "rental_manager")

    with pytest.raises(Refused, match="bail glissant"):
        undo_entry(slide.occupancy, actor=manager)

    slide.occupancy.refresh_from_db()
    assert slide.occupancy.state == "active"


def test_an_insurance_is_a_fact_until_it_is_over():
    organisation = an_organisation()
    home = a_lived_in_contract(organisation)
    receive_proof(
        home,
        kind="insurance",
        insurer="Mutuelle",
        received_on=MAY,
        valid_until=date(2027, 5, 1),
        actor=someone_as(organisation, "rental_manager"),
    )

    def insured(on):
        return next(
            (fact.state, fact.words) for fact in facts_of(home, on) if fact.label == "Assurance"
        )

    assert insured(date(2027, 4, 30))[0] == "gathered"
    assert insured(date(2027, 5, 1)) == ("missing", "attestation périmée")
