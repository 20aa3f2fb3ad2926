"""What someone noted of the months to come stands when the slip of the month is settled."""

from datetime import date
from decimal import Decimal

import pytest

from palier.base.bank.tests.examples import a_waiting_line
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.benefits.actions import settle_remittance
from palier.work.benefits.tests.examples import JUNE_2, a_remittance
from palier.work.billing.actions import set_term, stop_term
from palier.work.billing.models import Term
from palier.work.billing.tests.examples import JUNE, MAY, a_rented_home

JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 1)


def _settle(home, amount, name="1.csv"):
    row = a_remittance(home.organisation, f"{home.number};X;12;05/2026;{amount};;", name=name)
    line = a_waiting_line(home.organisation, f"{amount}.00", "CAF")
    accountant = someone_as(home.organisation, "accountant")
    settle_remittance(row, credits=[line], on=JUNE_2, actor=accountant)


def _fix(home, amount, starts_on):
    set_term(
        home,
        kind="benefit",
        label="Aide au logement",
        amount=Decimal(amount),
        starts_on=starts_on,
        actor=the_system(home.organisation),
    )


def _stop(home, ends_on):
    term = Term.objects.filter(occupancy=home, kind="benefit").latest("period")
    stop_term(term, ends_on=ends_on, actor=the_system(home.organisation))


def _aid(home, *months):
    rows = list(Term.objects.filter(occupancy=home, kind="benefit"))
    return [
        sum(
            t.amount
            for t in rows
            if t.period.lower <= m and (t.period.upper is None or t.period.upper > m)
        )
        for m in months
    ]


@pytest.mark.parametrize("told", ["287", "250"])
def test_an_aid_that_stops_at_the_end_of_the_month_stays_stopped(told):
    home = a_rented_home(an_organisation())
    _stop(home, JUNE)

    _settle(home, told)

    assert _aid(home, MAY, JUNE, JULY) == [int(told), 0, 0]


@pytest.mark.parametrize("told", ["287", "250"])
def test_an_aid_fixed_from_a_later_day_stays_fixed(told):
    home = a_rented_home(an_organisation())
    _fix(home, 300, JULY)

    _settle(home, told)

    assert _aid(home, MAY, JUNE, JULY, AUGUST) == [int(told), int(told), 300, 300]


def test_one_fixed_from_the_next_month_holds_though_the_month_had_none():
    home = a_rented_home(an_organisation())
    _stop(home, date(2026, 4, 1))
    _fix(home, 210, JUNE)

    _settle(home, "199")

    assert _aid(home, MAY, JUNE, JULY) == [199, 210, 210]


@pytest.mark.parametrize("june", [0, 190])
def test_one_stopped_or_fixed_after_a_first_slip_holds_through_the_second(june):
    home = a_rented_home(an_organisation())
    _settle(home, "210")
    _fix(home, june, JUNE) if june else _stop(home, JUNE)

    _settle(home, "60", name="2.csv")

    assert _aid(home, MAY, JUNE) == [270, june]


def test_a_slip_settled_late_changes_nothing_of_what_a_later_one_told():
    home = a_rented_home(an_organisation())
    row = a_remittance(home.organisation, f"{home.number};X;12;06/2026;277;;", month=JUNE)
    line = a_waiting_line(home.organisation, "277.00", "CAF")
    accountant = someone_as(home.organisation, "accountant")
    settle_remittance(row, credits=[line], on=JUNE_2, actor=accountant)

    _settle(home, "274", name="2.csv")

    assert _aid(home, MAY, JUNE, JULY) == [274, 277, 277]
