"""A slide noted by mistake: the sublease and the title of the home run on."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.housing.tests.examples import a_place
from palier.work.leases.actions import (
    cancel_occupancy,
    receive_deposit,
    settle_deposit,
    undo_carry,
    undo_departure,
    undo_entry,
    undo_settlement,
)
from palier.work.leases.models import DepositReceipt, SecurityDeposit
from palier.work.leases.tests.examples import JANUARY
from palier.work.sliding.actions import hold_slide_review, slide_lease, undo_slide
from palier.work.sliding.tests.examples import a_slide
from palier.work.titles.actions import end_holding, undo_end
from palier.work.titles.models import HoldingPlace
from palier.work.titles.tests.examples import a_holding

SEPTEMBER = date(2026, 9, 1)


def _deposit(slide, manager):
    deposit = SecurityDeposit.objects.create(
        organisation=slide.organisation, occupancy=slide.occupancy, amount=400, asked_on=JANUARY
    )
    receive_deposit(
        deposit, on=JANUARY, amount=Decimal(400), payer="person", means="cash", actor=manager
    )
    return deposit


def _slid(slide, manager, **given):
    told = {"on": SEPTEMBER, "regime": "loi89", "lessor": "SCI des Tilleuls", "actor": manager}
    return slide_lease(slide, **(told | given))


def test_the_sublease_and_the_lease_of_the_home_run_on_and_it_may_slide_again(client):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    slide = a_slide(organisation)
    hold_slide_review(
        slide, on=date(2026, 4, 2), present="Les trois", decision="favourable", actor=manager
    )
    slide.refresh_from_db()
    due_on = slide.next_review_on
    deposit = _deposit(slide, manager)
    ends_on = slide.occupancy.holding.ends_on
    _slid(slide, manager, deposit_goes_to="lessor")
    come_in(client, organisation, "rental_manager")
    at = f"/contrats/glissants/{slide.pk}/par-erreur/"
    assert at in client.get(f"/contrats/glissants/{slide.pk}/").content.decode()

    client.post(at)

    slide.refresh_from_db()
    deposit.refresh_from_db()
    home = slide.occupancy
    home.refresh_from_db()
    home.holding.refresh_from_db()
    assert (slide.state, slide.ended_on, slide.lessor) == ("running", None, "")
    assert slide.next_review_on == due_on
    assert (home.state, home.end_reason, home.period.upper) == ("active", "", None)
    assert (home.holding.state, home.holding.ends_on) == ("signed", ends_on)
    assert (deposit.goes_to, deposit.keys_on, deposit.held) == ("household", None, 400)
    assert _slid(slide, manager, on=date(2026, 10, 1)).ended_on == date(2026, 10, 1)


def test_the_household_s_own_lease_is_cancelled_first_and_the_deposit_comes_back():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    slide = a_slide(organisation, regime="art8_sublease")
    place = slide.occupancy.main_place
    mandate = a_holding(organisation, kind="mandate", place=place, starts_on=SEPTEMBER)
    deposit = _deposit(slide, manager)
    own = _slid(slide, manager, mandate=mandate, deposit_goes_to="next").own_lease
    with pytest.raises(Refused, match=f"Le bail {own.number} est au nom du ménage"):
        undo_slide(slide, actor=manager)
    slide.refresh_from_db()
    assert slide.state == "slid"

    undo_carry(DepositReceipt.objects.get(deposit__occupancy=own), on=SEPTEMBER, actor=manager)
    undo_entry(own, actor=manager)
    cancel_occupancy(own, actor=manager)
    with pytest.raises(Refused, match="Un autre titre tient ce logement"):
        undo_slide(slide, actor=manager)
    end_holding(mandate, ends_on=date(2026, 9, 2), end_reason="other", actor=manager)
    undo_slide(slide, actor=manager)

    slide.occupancy.refresh_from_db()
    deposit.refresh_from_db()
    assert (slide.occupancy.state, deposit.held, deposit.settled_on) == ("active", 400, None)


def test_a_deposit_given_back_or_no_slide_is_refused_and_each_door_says_the_way():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    slide = a_slide(organisation)
    with pytest.raises(Refused, match="n’a pas glissé"):
        undo_slide(slide, actor=manager)
    deposit = _deposit(slide, manager)
    _slid(slide, manager)
    deposit.refresh_from_db()
    settle_deposit(deposit, on=SEPTEMBER, means="cash", actor=manager)
    for door in (
        lambda: undo_departure(slide.occupancy, actor=manager),
        lambda: undo_end(slide.occupancy.holding, actor=manager),
    ):
        with pytest.raises(Refused, match="Glissement par erreur…"):
            door()

    with pytest.raises(Refused, match="annulez d’abord le dépôt rendu"):
        undo_slide(slide, actor=manager)
    slide.refresh_from_db()
    assert (slide.state, slide.occupancy.holding.state) == ("slid", "ended")

    undo_settlement(deposit, on=SEPTEMBER, reason="Pas parti", actor=manager)
    assert undo_slide(slide, actor=manager).state == "running"


def test_a_home_of_several_goes_back_into_its_title_unless_that_has_ended_since():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    slide = a_slide(organisation)
    holding, place = slide.occupancy.holding, slide.occupancy.main_place
    HoldingPlace.objects.create(
        organisation=organisation, holding=holding, place=a_place(place.site)
    )
    _slid(slide, manager)
    held = holding.places.get(place=place)
    assert held.ends_on == SEPTEMBER
    end_holding(holding, ends_on=date(2026, 10, 1), end_reason="other", actor=manager)

    with pytest.raises(Refused, match="a pris fin depuis"):
        undo_slide(slide, actor=manager)
    slide.refresh_from_db()
    held.refresh_from_db()
    assert (slide.state, held.ends_on) == ("slid", SEPTEMBER)

    holding.refresh_from_db()
    undo_end(holding, actor=manager)
    undo_slide(slide, actor=manager)
    held.refresh_from_db()
    assert held.ends_on is None


def test_who_may_not():
    organisation = an_organisation()
    slide = _slid(a_slide(organisation), someone_as(organisation, "rental_manager"))

    with pytest.raises(PermissionDenied):
        undo_slide(slide, actor=someone_as(organisation, "host"))

    slide.refresh_from_db()
    assert slide.state == "slid"
