from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import reverse_payment
from palier.work.halting.actions import bill_stay, depart, prepay, undo_arrival
from palier.work.halting.models import PitchStay
from palier.work.halting.tests.examples import MAY_4, MAY_18, a_ready_pitch, a_stay
from palier.work.leases.models import Occupancy, SecurityDeposit


def _undo(stay, role="site_manager"):
    return undo_arrival(stay, on=MAY_4, actor=someone_as(stay.organisation, role))


def test_the_pitch_is_free_and_the_deposit_given_back_whole():
    organisation = an_organisation()
    place = a_ready_pitch(organisation)

    undone = _undo(a_stay(organisation, place))

    assert undone.state == "cancelled"
    assert not PitchStay.objects.exists()
    assert SecurityDeposit.objects.get().returned == Decimal(100)
    assert balance_of(main_entity(organisation), "531", on=MAY_18) == 0
    assert a_stay(organisation, place, last_name="Lagrène").occupancy.state == "active"


def _bill(stay):
    bill_stay(stay, until=MAY_18, actor=the_system(stay.organisation))


def _settle(stay):
    depart(
        stay,
        on=MAY_18,
        water=Decimal(116),
        power=Decimal(2140),
        actor=the_system(stay.organisation),
    )


@pytest.mark.parametrize(
    ("done", "words"),
    [(_bill, "appelées"), (_settle, "est soldé")],
)
def test_a_stay_that_took_place_is_refused_and_nothing_moves(done, words):
    organisation = an_organisation()
    stay = a_stay(organisation, a_ready_pitch(organisation, is_prepaid=True))
    done(stay)
    before = balance_of(main_entity(organisation), "531", on=MAY_18)
    state = Occupancy.objects.get().state

    stay.refresh_from_db()
    with pytest.raises(Refused, match=words):
        _undo(stay)

    assert balance_of(main_entity(organisation), "531", on=MAY_18) == before
    assert Occupancy.objects.get().state == state
    assert PitchStay.objects.filter(pk=stay.pk).exists()


def test_money_taken_by_mistake_and_given_back_does_not_hold_the_pitch():
    organisation = an_organisation()
    stay = a_stay(organisation, a_ready_pitch(organisation, is_prepaid=True))
    system = the_system(organisation)
    paid = prepay(stay, amount=Decimal(20), on=MAY_4, actor=system)
    reverse_payment(paid.payment, on=MAY_4, actor=system)

    assert _undo(stay).state == "cancelled"

    stay.refresh_from_db()
    assert stay.settled_on == MAY_4


def test_what_was_paid_in_advance_is_given_back_with_the_deposit():
    organisation = an_organisation()
    stay = a_stay(organisation, a_ready_pitch(organisation, is_prepaid=True))
    prepay(stay, amount=Decimal(20), on=MAY_4, actor=the_system(organisation))

    assert _undo(stay).state == "cancelled"

    assert balance_of(main_entity(organisation), "531", on=MAY_18) == 0
