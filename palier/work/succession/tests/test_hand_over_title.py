from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.periods import ONE_DAY
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.models import Term
from palier.work.leases.actions import ask_deposit, end_occupancy, undo_departure
from palier.work.leases.models import Occupancy
from palier.work.leases.tests.examples import a_draft, a_lived_in_contract
from palier.work.sliding.tests.examples import a_slide
from palier.work.succession.actions import hand_over_title
from palier.work.succession.models import Transfer
from palier.work.succession.tests.examples import (
    MAY_2,
    a_new_lessee,
    an_emphyteusis,
    someone_in,
)
from palier.work.titles.actions import release_place


def _hand_over(holding, role="rental_manager", **given):
    usual = {"to": given.get("to") or a_new_lessee(holding.organisation), "on": MAY_2}
    actor = someone_as(holding.organisation, role)
    return hand_over_title(holding, actor=actor, **{**usual, **given})


def test_the_title_ends_and_each_contract_goes_on_with_the_new_lessee():
    holding = an_emphyteusis(an_organisation())
    one, other = someone_in(holding, 0), someone_in(holding, 1)
    transfer = _hand_over(holding, words=" Acte de Me Roche ")
    holding.refresh_from_db()
    assert (holding.state, holding.end_reason, holding.ends_on) == ("ended", "handed_over", MAY_2)
    assert holding.planned_end_on == date(2027, 2, 1)
    for row in (one, other):
        row.refresh_from_db()
        assert (row.state, row.end_reason, row.period.upper) == ("ended", "handed_over", MAY_2)
    assert transfer.words == "Acte de Me Roche"
    assert {each.occupancy for each in transfer.contracts.all()} == {one, other}
    assert not Term.objects.filter(period__endswith__isnull=True).exists()


def test_the_deposits_are_for_the_new_lessee():
    holding = an_emphyteusis(an_organisation())
    row = someone_in(holding)
    manager = someone_as(holding.organisation, "rental_manager")
    deposit = ask_deposit(row, amount=Decimal(400), on=row.starts_on, actor=manager)
    _hand_over(holding)
    deposit.refresh_from_db()
    assert (deposit.goes_to, deposit.keys_on) == ("lessor", MAY_2)


def test_a_departure_already_noted_stays_a_departure():
    holding = an_emphyteusis(an_organisation())
    gone = someone_in(holding)
    manager = someone_as(holding.organisation, "rental_manager")
    end_occupancy(gone, ends_on=date(2026, 4, 1), end_reason="family", actor=manager)
    assert not _hand_over(holding).contracts.exists()


def test_a_home_given_back_before_is_no_longer_the_titles():
    holding = an_emphyteusis(an_organisation())
    first = holding.places.order_by("pk")[0].place
    manager = someone_as(holding.organisation, "rental_manager")
    release_place(holding, place=first, ends_on=date(2026, 3, 1), actor=manager)
    other = a_lived_in_contract(holding.organisation, place=first, starts_on=date(2026, 4, 1))
    assert not _hand_over(holding).contracts.exists()
    other.refresh_from_db()
    assert other.state == "active"


def test_not_while_a_lease_is_about_to_slide():
    slide = a_slide(an_organisation())
    with pytest.raises(Refused, match="est un bail glissant"):
        _hand_over(slide.occupancy.holding)
    slide.refresh_from_db()
    assert slide.state == "running"


def test_what_goes_on_elsewhere_is_not_undone_as_a_departure():
    holding = an_emphyteusis(an_organisation())
    row = someone_in(holding)
    _hand_over(holding)
    row.refresh_from_db()
    with pytest.raises(Refused, match="continue avec un autre preneur"):
        undo_departure(row, actor=someone_as(holding.organisation, "rental_manager"))


def test_neither_to_the_owner_nor_for_a_day_to_come_nor_with_contracts_being_prepared():
    holding = an_emphyteusis(an_organisation())
    row = someone_in(holding)
    with pytest.raises(Refused, match="lui revient"):
        _hand_over(holding, to=holding.owner)
    with pytest.raises(Refused, match="le jour venu"):
        _hand_over(holding, on=date(2050, 1, 1))
    with pytest.raises(Refused, match="commence après ce jour"):
        _hand_over(holding, on=row.starts_on)
    place = holding.places.order_by("pk")[1].place
    a_draft(holding.organisation, place=place, household=row.household)
    with pytest.raises(Refused, match="1\xa0contrat est en préparation"):
        _hand_over(holding, on=row.starts_on + 30 * ONE_DAY)
    holding.refresh_from_db()
    assert holding.state == "signed"
    assert Occupancy.objects.filter(state="active").count() == 1
    assert not Transfer.objects.exists()


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _hand_over(an_emphyteusis(an_organisation()), role="director")
