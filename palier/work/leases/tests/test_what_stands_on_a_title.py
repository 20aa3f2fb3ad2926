"""A sublease stands on a signed title; a room on that of its dwelling; a late title takes its contracts."""

from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.actions import rate_energy
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.leases.actions import (
    activate_occupancy,
    cancel_holding,
    end_holding,
    end_occupancy,
    hold_slide_review,
    lift_reserve,
)
from palier.work.leases.models import SlidingLease
from palier.work.leases.tests.examples import (
    JANUARY,
    a_draft,
    a_draft_holding,
    a_holding,
    a_lived_in_contract,
    a_slide,
)

MAY = date(2026, 5, 1)


@pytest.mark.parametrize("kind", ["cancelled", "draft", "mandate", "over"])
def test_a_title_that_does_not_sublet_that_day_is_none(kind):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    if kind == "mandate":
        a_holding(organisation, kind="mandate", place=place)
    elif kind == "over":
        a_holding(organisation, place=place, ends_on=date(2026, 3, 1))
    else:
        title = a_draft_holding(organisation, place=place)
    draft = a_draft(organisation, place=place, regime="art8_sublease")
    if kind == "cancelled":
        cancel_holding(title, actor=manager)

    with pytest.raises(Refused, match="aucune prise à bail signée"):
        activate_occupancy(draft, starts_on=MAY, actor=manager)

    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_title_recorded_later_takes_the_contracts_that_waited_for_it():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    contract = activate_occupancy(
        a_draft(organisation, place=place, regime="art8_sublease"),
        starts_on=MAY,
        reserve="Bail en signature",
        reserve_due_on=date(2026, 6, 1),
        actor=manager,
    )

    title = a_holding(organisation, place=place)
    contract = lift_reserve(contract, actor=manager)

    contract.refresh_from_db()
    assert (contract.holding, contract.reserve) == (title, "")
    with pytest.raises(Refused, match="y vit encore"):
        end_holding(title, ends_on=date(2026, 7, 1), end_reason="ours", actor=manager)


def test_a_room_stands_on_the_title_the_rating_and_the_end_of_its_dwelling():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    site = a_site(organisation)
    dwelling = a_place(site)
    room = a_place(site, kind="room", parent=dwelling)
    title = a_holding(organisation, place=dwelling)
    draft = a_draft(organisation, place=room, regime="art8_sublease")
    rate_energy(dwelling, letter="G", made_on=JANUARY, actor=manager)

    assert draft.holding == title
    with pytest.raises(Refused, match="classé G"):
        activate_occupancy(draft, starts_on=MAY, actor=manager)
    rate_energy(dwelling, letter="C", made_on=MAY, actor=manager)
    activate_occupancy(draft, starts_on=MAY, actor=manager)
    with pytest.raises(Refused, match="y vit encore"):
        end_holding(title, ends_on=date(2026, 7, 1), end_reason="ours", actor=manager)

    title.refresh_from_db()
    assert title.state == "signed"


def test_under_a_mandate_the_owner_lets_for_three_years():
    """Loi n° 89-462, art. 10: six years for a legal person only."""
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    a_holding(organisation, kind="mandate", place=place)

    assert a_draft(organisation, place=place).term_on == date(2029, 1, 1)
    assert a_draft(organisation).term_on == date(2032, 1, 1)


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


def test_a_reserve_is_not_lifted_before_the_entry():
    organisation = an_organisation()
    draft = a_draft(organisation)

    with pytest.raises(Refused, match="après l’entrée"):
        activate_occupancy(
            draft,
            starts_on=MAY,
            reserve="Urgence",
            reserve_due_on=date(2020, 1, 1),
            actor=someone_as(organisation, "rental_manager"),
        )

    draft.refresh_from_db()
    assert draft.state == "draft"
    assert a_lived_in_contract(organisation).state == "active"
