from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import add_deduction, receive_deposit, remove_deduction
from palier.work.leases.models import Occupancy, SecurityDeposit
from palier.work.leases.tests.examples import JANUARY, a_lived_in_contract
from palier.work.sliding.actions import slide_lease
from palier.work.sliding.tests.examples import a_slide
from palier.work.titles.tests.examples import a_holding

SEPTEMBER = date(2026, 9, 1)


def test_the_head_lease_ends_and_the_sublease_with_it_the_same_day():
    organisation = an_organisation()
    slide = a_slide(organisation)
    occupancy = slide.occupancy

    slide = slide_lease(
        slide,
        on=SEPTEMBER,
        regime="social_lease",
        lessor="Habitat Port",
        followed_until=date(2027, 3, 1),
        actor=someone_as(organisation, "rental_manager"),
    )

    occupancy.refresh_from_db()
    occupancy.holding.refresh_from_db()
    assert (slide.state, slide.ended_on, slide.own_lease) == ("slid", SEPTEMBER, None)
    assert (occupancy.state, occupancy.end_reason, occupancy.last_on) == (
        "ended",
        "slid",
        date(2026, 8, 31),
    )
    assert (occupancy.holding.state, occupancy.holding.end_reason) == ("ended", "slid")


def test_managed_by_mandate_afterwards_the_new_lease_starts_that_day_with_its_deposit():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    slide = a_slide(organisation, regime="art8_sublease")
    mandate = a_holding(
        organisation, kind="mandate", place=slide.occupancy.main_place, starts_on=SEPTEMBER
    )
    deposit = SecurityDeposit.objects.create(
        organisation=organisation,
        occupancy=slide.occupancy,
        amount=Decimal(400),
        asked_on=JANUARY,
    )
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(400), payer="fsl", means="transfer", actor=manager
    )

    slide = slide_lease(
        slide,
        on=SEPTEMBER,
        regime="loi89",
        lessor="SCI des Tilleuls",
        mandate=mandate,
        deposit_goes_to="next",
        actor=manager,
    )

    own, deposit = slide.own_lease, SecurityDeposit.objects.get(pk=deposit.pk)
    assert (own.state, own.regime, own.starts_on, own.holding) == (
        "active",
        "loi89",
        SEPTEMBER,
        mandate,
    )
    carried = SecurityDeposit.objects.get(occupancy=own)
    assert (carried.held, deposit.held, deposit.settled_on) == (400, 0, SEPTEMBER)


@pytest.mark.parametrize(
    ("told", "because"),
    [
        ({"regime": "logement_foyer"}, "devient locataire"),
        ({"deposit_goes_to": "next"}, "n’est plus avec nous"),
    ],
)
def test_what_is_not_the_households_own_lease_is_refused(told, because):
    organisation = an_organisation()
    slide = a_slide(organisation)
    usual = {"on": SEPTEMBER, "regime": "social_lease", "lessor": "Habitat Port"}

    with pytest.raises(Refused, match=because):
        slide_lease(slide, **{**usual, **told}, actor=someone_as(organisation, "rental_manager"))

    slide.refresh_from_db()
    assert (slide.state, slide.occupancy.state) == ("running", "active")


def test_a_mandate_of_another_home_is_refused_and_nobody_has_moved():
    organisation = an_organisation()
    slide = a_slide(organisation, regime="art8_sublease")
    a_lived_in_contract(organisation)

    with pytest.raises(Refused, match="ne porte pas sur ce logement"):
        slide_lease(
            slide,
            on=SEPTEMBER,
            regime="loi89",
            lessor="SCI",
            mandate=a_holding(organisation, kind="mandate"),
            actor=someone_as(organisation, "rental_manager"),
        )

    assert Occupancy.objects.filter(state="active").count() == 2


def test_a_deposit_received_in_part_is_carried_whole_and_never_with_deductions():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    slide = a_slide(organisation, regime="art8_sublease")
    place = slide.occupancy.main_place
    mandate = a_holding(organisation, kind="mandate", place=place, starts_on=SEPTEMBER)
    deposit = SecurityDeposit.objects.create(
        organisation=organisation, occupancy=slide.occupancy, amount=Decimal(400), asked_on=JANUARY
    )
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(200), payer="fsl", means="transfer", actor=manager
    )
    kept = add_deduction(
        deposit, kind="keys", amount=Decimal(20), words="Badge", proof="facture", actor=manager
    )
    told = {
        "on": SEPTEMBER,
        "regime": "loi89",
        "lessor": "SCI",
        "mandate": mandate,
        "deposit_goes_to": "next",
        "actor": manager,
    }

    with pytest.raises(Refused, match="Des retenues sont notées"):
        slide_lease(slide, **told)
    remove_deduction(kept, actor=manager)
    slide = slide_lease(slide, **told)

    carried = SecurityDeposit.objects.get(occupancy=slide.own_lease)
    assert (carried.amount, carried.held) == (400, 200)
