from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.benefits.actions import reopen_remittance, settle_remittance
from palier.work.benefits.models import Remittance, RemittanceCredit
from palier.work.benefits.tests.examples import JUNE_2, a_remittance
from palier.work.billing.actions import reverse_payment
from palier.work.billing.models import Payment, Term
from palier.work.billing.tests.examples import a_notice
from palier.work.leases.models import Occupancy

JUNE_3 = date(2026, 6, 3)


def _settled(organisation, amount: str = "287"):
    notice = a_notice(organisation)
    slip = a_remittance(organisation, f"{notice.occupancy.number};X;12;05/2026;{amount};;")
    line = a_waiting_line(organisation, f"{amount}.00", "CAF APL")
    settle_remittance(slip, credits=[line], on=JUNE_2, actor=the_system(organisation))
    slip.refresh_from_db()
    return slip


def test_its_transfers_are_free_again_and_may_then_be_undone():
    organisation = an_organisation()
    slip = _settled(organisation)
    accountant = someone_as(organisation, "accountant")
    payment = Payment.objects.get()
    with pytest.raises(Refused, match="défaites d’abord son rapprochement"):
        reverse_payment(payment, on=JUNE_3, actor=accountant)

    reopen_remittance(slip, on=JUNE_3, actor=accountant)
    reverse_payment(payment, on=JUNE_3, actor=accountant)

    slip.refresh_from_db()
    assert (slip.state, slip.settled_on) == (Remittance.State.DRAFT, None)
    assert not RemittanceCredit.objects.exists()
    assert balance_of(main_entity(organisation), "411", on=JUNE_3) == 499


def test_the_rooms_above_are_told_that_nothing_came(monkeypatch):
    """Of a managed home, what was held for its principal is no longer."""
    slip = _settled(an_organisation())
    told = []
    monkeypatch.setattr("palier.work.benefits.actions.settling.announce", told.append)

    reopen_remittance(slip, on=JUNE_3, actor=the_system(slip.organisation))

    assert [(part.amount, event.on) for event in told for part in event.parts] == [(-287, JUNE_3)]


def test_a_host_may_not_nor_twice_nor_before_its_day():
    organisation = an_organisation()
    slip = _settled(organisation)
    accountant = someone_as(organisation, "accountant")

    with pytest.raises(PermissionDenied):
        reopen_remittance(slip, on=JUNE_3, actor=someone_as(organisation, "host"))
    with pytest.raises(Refused, match="ce jour-là, ou après"):
        reopen_remittance(slip, on=date(2026, 6, 1), actor=accountant)
    assert RemittanceCredit.objects.count() == 1

    reopen_remittance(slip, on=JUNE_3, actor=accountant)
    with pytest.raises(Refused, match="n’est pas rapproché"):
        reopen_remittance(slip, on=JUNE_3, actor=accountant)


def test_each_right_is_what_it_was_before():
    organisation = an_organisation()
    slip = _settled(organisation, amount="250")
    assert _amounts() == [287, 250, 250]

    reopen_remittance(slip, on=JUNE_3, actor=the_system(organisation))

    assert _amounts() == [287]


def test_a_right_fixed_by_hand_since_stays_and_a_later_slip_is_reopened_first():
    organisation = an_organisation()
    slip = _settled(organisation, amount="250")
    system = the_system(organisation)
    home = Occupancy.objects.get()
    other = a_remittance(
        organisation, f"{home.number};X;12;06/2026;240;;", name="juin.csv", month=date(2026, 6, 1)
    )
    line = a_waiting_line(organisation, "240.00", "CAF JUIN")
    settle_remittance(other, credits=[line], on=JUNE_3, actor=system)

    with pytest.raises(Refused, match="défaites-le d’abord"):
        reopen_remittance(slip, on=JUNE_3, actor=system)
    other.refresh_from_db()
    reopen_remittance(other, on=JUNE_3, actor=system)
    Term.objects.filter(amount=250, period__endswith=None).update(amount=251)
    reopen_remittance(slip, on=JUNE_3, actor=system)

    assert _amounts() == [287, 250, 251]


def _amounts() -> list[Decimal]:
    terms = Term.objects.filter(kind="benefit").order_by("period")
    return list(terms.values_list("amount", flat=True))
