from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.owners.rendering import sums_of
from palier.work.owners.tests.examples import a_cashed_month, a_mandate
from palier.work.upkeep.actions import charge_principal, charge_repair, decide_payer
from palier.work.upkeep.tests.examples import JUNE_3, a_finished_order, a_home, a_request


def _mended(organisation, **given):
    """A leak of a managed home, for 38.50; 212.00 are held for its owner."""
    account = a_mandate(organisation)
    a_cashed_month(organisation, account)
    place = account.holding.places.get().place
    return account, a_finished_order(a_request(place), **given)


def _charge(order, role="rental_manager", on=JUNE_3):
    return charge_principal(order, on=on, actor=someone_as(order.organisation, role))


def test_what_it_cost_is_taken_off_what_is_held_for_the_owner():
    account, order = _mended(an_organisation())
    before = sums_of(account).closing

    order = _charge(order)

    assert order.move.amount == Decimal("-38.50")
    assert sums_of(account).closing == before - Decimal("38.50")


@pytest.mark.parametrize(
    ("given", "on", "words"),
    [
        ({"cost": None}, JUNE_3, "coût de cette réparation n’est pas noté"),
        ({"cost": Decimal(499)}, JUNE_3, "Vous tenez 212,00"),
        ({"cost": Decimal(900)}, JUNE_3, "faites-le d’abord approuver"),
        ({}, date(2026, 6, 1), "avant le travail"),
    ],
)
def test_what_cannot_be_is_refused_and_no_money_moves(given, on, words):
    account, order = _mended(an_organisation(), **given)
    before = sums_of(account).closing

    with pytest.raises(Refused, match=words):
        _charge(order, on=on)

    order.refresh_from_db()
    assert (order.move, sums_of(account).closing) == (None, before)


def test_without_a_mandate_or_twice_it_is_refused():
    organisation = an_organisation()
    with pytest.raises(Refused, match="pas sous mandat"):
        _charge(a_finished_order(a_request(a_home(organisation).main_place)))
    account, order = _mended(organisation)
    order = _charge(order)

    with pytest.raises(Refused, match="déjà imputée"):
        _charge(order)
    with pytest.raises(Refused, match="annulez d’abord"):
        decide_payer(
            order.request,
            payer="occupant",
            because="Dit",
            actor=someone_as(organisation, "rental_manager"),
        )
    with pytest.raises(Refused, match="revient au propriétaire"):
        charge_repair(
            order,
            amount=Decimal(10),
            month_on=JUNE_3,
            actor=someone_as(organisation, "rental_manager"),
        )
    assert account.moves.filter(kind="expense").count() == 1
