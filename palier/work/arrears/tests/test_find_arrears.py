from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.walls import stand_in
from palier.work.arrears.actions import (
    adopt_usual_rules,
    close_case,
    find_arrears,
    pause_case,
    report_unpaid,
)
from palier.work.arrears.finding import standings
from palier.work.arrears.jobs import look_tonight
from palier.work.arrears.models import ArrearsCase
from palier.work.arrears.reads import proposed
from palier.work.arrears.tests.examples import JUNE_1, a_case, more_months, paid
from palier.work.billing.actions import record_payment, reverse_notice, reverse_payment
from palier.work.billing.models import RentNotice
from palier.work.billing.tests.examples import JUNE, a_notice
from palier.work.leases.actions import end_occupancy
from palier.work.leases.tests.examples import a_lived_in_contract


def _find(organisation, on):
    return find_arrears(organisation, on=on, actor=the_system(organisation))


def test_a_case_tells_its_rule_the_facts_and_the_next_step():
    case = a_case(an_organisation())

    assert (case.debt, case.default_on, case.monthly) == (
        Decimal("212.00"), date(2026, 5, 5), Decimal("212.00"),
    )  # fmt: skip
    assert (case.rule.name, case.rule.step) == ("Retard de quinze jours", "message")
    assert (case.state, case.late_days(JUNE_1), case.is_present) == ("found", 27, True)


@pytest.mark.parametrize(
    ("on", "rule"),
    [
        (date(2026, 5, 5), None),
        (date(2026, 5, 9), None),
        (date(2026, 5, 10), "Premier retard"),
        (date(2026, 5, 19), "Premier retard"),
        (date(2026, 5, 20), "Retard de quinze jours"),
        (date(2026, 6, 3), "Retard de quinze jours"),
        (date(2026, 6, 4), "Retard d’un mois"),
    ],
)
def test_rules_read_the_days_since_the_day_the_rent_was_due(on, rule):
    organisation = an_organisation()
    a_notice(organisation)
    adopt_usual_rules(organisation, actor=the_system(organisation))

    _find(organisation, on)

    case = ArrearsCase.objects.first()
    assert (case.rule.name if case else None) == rule


def test_a_rent_called_this_month_is_not_owed_before_its_day():
    organisation = an_organisation()
    case = a_case(organisation)
    more_months(organisation, JUNE)

    _find(organisation, date(2026, 6, 4))
    case.refresh_from_db()
    assert case.debt == Decimal("212.00")

    _find(organisation, date(2026, 6, 6))
    case.refresh_from_db()
    assert (case.debt, case.months_owed) == (Decimal("424.00"), "2,0 mois")


def test_a_payment_undone_before_the_day_of_the_next_rent_is_owed_again_at_once():
    organisation = an_organisation()
    case = a_case(organisation)
    early = paid(case.account, "100.00", date(2026, 5, 31))
    more_months(organisation, JUNE)
    assert _owed(case, date(2026, 6, 2)) == 112

    later = paid(case.account, "50.00", date(2026, 6, 2))
    system = the_system(organisation)
    reverse_payment(early, on=date(2026, 6, 3), actor=system)
    reverse_payment(later, on=date(2026, 6, 3), actor=system)

    assert _owed(case, date(2026, 6, 3)) == 212, "June, 212.00, is called and not yet due"
    assert _owed(case, date(2026, 6, 6)) == 424


def _owed(case, on):
    return standings(case.organisation, on, [case.account_id])[0].debt


def test_a_debt_that_is_paid_closes_its_case_and_says_so():
    organisation = an_organisation()
    case = a_case(organisation)
    paid(case.account, "212.00", date(2026, 6, 2))

    night = _find(organisation, date(2026, 6, 3))

    case.refresh_from_db()
    assert (night.healed, case.state, case.closing) == (1, "closed", "healed")
    assert case.closed_on == date(2026, 6, 3)


def test_what_was_paid_settles_the_oldest_so_that_the_default_moves():
    organisation = an_organisation()
    case = a_case(organisation)
    more_months(organisation, JUNE)
    paid(case.account, "212.00", date(2026, 6, 8))

    _find(organisation, date(2026, 6, 9))

    case.refresh_from_db()
    assert (case.debt, case.default_on) == (Decimal("212.00"), date(2026, 6, 5))


def test_what_named_a_later_notice_leaves_the_default_where_it_was():
    organisation = an_organisation()
    case = a_case(organisation)
    more_months(organisation, JUNE)
    record_payment(
        case.account,
        on=date(2026, 6, 8),
        amount=Decimal(212),
        means="transfer",
        names=RentNotice.objects.get(month=JUNE),
        actor=the_system(organisation),
    )

    _find(organisation, date(2026, 6, 9))

    case.refresh_from_db()
    assert (case.debt, case.default_on) == (Decimal("212.00"), date(2026, 5, 5))


def test_a_pause_that_has_ended_is_followed_again_by_itself():
    organisation = an_organisation()
    case = a_case(organisation)
    pause_case(
        case, because="FSL demandé", until=date(2026, 6, 20), on=JUNE_1,
        actor=the_system(organisation),
    )  # fmt: skip

    _find(organisation, date(2026, 6, 19))
    case.refresh_from_db()
    assert case.state == "paused"

    _find(organisation, date(2026, 6, 20))
    case.refresh_from_db()
    assert (case.state, case.paused_because) == ("followed", "")


def test_the_day_since_which_the_agency_calls_it_unpaid_is_kept():
    organisation = an_organisation()
    case = a_case(organisation)
    assert case.unpaid_since is None
    more_months(organisation, JUNE)

    _find(organisation, date(2026, 6, 20))

    case.refresh_from_db()
    # Two months net of the benefit, 424.00, are owed since June was called (CCH art. R824-1).
    assert (case.unpaid_since, case.report_due_on) == (date(2026, 6, 1), date(2026, 8, 1))


def test_the_night_passes_twice_without_doubling_anything():
    organisation = an_organisation()
    a_case(organisation)

    assert look_tonight(organisation, JUNE_1).found == 0
    assert ArrearsCase.objects.count() == 1


def test_a_household_found_again_gets_another_case():
    organisation = an_organisation()
    case = a_case(organisation)
    paid(case.account, "212.00", date(2026, 6, 2))
    _find(organisation, date(2026, 6, 3))
    more_months(organisation, JUNE)

    _find(organisation, date(2026, 6, 25))

    assert list(ArrearsCase.objects.order_by("pk").values_list("state", flat=True)) == [
        "closed",
        "found",
    ]


def test_another_association_is_not_read():
    ours = an_organisation()
    a_notice(an_organisation())
    stand_in(ours.pk)
    adopt_usual_rules(ours, actor=the_system(ours))

    assert _find(ours, JUNE_1).found == 0


def test_a_report_ends_with_the_debt():
    organisation = an_organisation()
    case = a_case(organisation)
    more_months(organisation, JUNE)
    _find(organisation, date(2026, 6, 20))
    report = report_unpaid(
        case, reported_on=date(2026, 6, 20), agency="CAF", actor=the_system(organisation)
    )
    paid(case.account, "424.00", date(2026, 6, 22))

    _find(organisation, date(2026, 6, 23))

    report.refresh_from_db()
    assert report.healed_on == date(2026, 6, 23)


def test_a_rent_paid_early_does_not_heal_an_older_debt_nor_lose_its_pause():
    organisation = an_organisation()
    case = a_case(organisation)
    pause_case(
        case, because="FSL demandé", until=date(2026, 7, 1), on=JUNE_1,
        actor=the_system(organisation),
    )  # fmt: skip
    more_months(organisation, JUNE)
    paid(case.account, "212.00", date(2026, 6, 2))

    night = _find(organisation, date(2026, 6, 3))

    case.refresh_from_db()
    assert (night.healed, case.state, case.debt) == (0, "paused", Decimal("212.00"))


def test_a_debt_that_no_rule_meets_any_more_proposes_nothing():
    organisation = an_organisation()
    case = a_case(organisation)
    paid(case.account, "205.00", date(2026, 6, 2))

    _find(organisation, date(2026, 6, 3))

    case.refresh_from_db()
    assert (case.state, case.debt, case.rule_holds) == ("found", Decimal("7.00"), False)
    assert proposed(someone_as(organisation, "rental_manager"), "message", JUNE_1) == []


def test_a_payment_rejected_brings_the_first_default_back():
    organisation = an_organisation()
    case = a_case(organisation)
    payment = paid(case.account, "212.00", date(2026, 6, 2))
    more_months(organisation, JUNE)
    reverse_payment(payment, on=date(2026, 6, 10), actor=the_system(organisation))

    _find(organisation, date(2026, 6, 12))

    case.refresh_from_db()
    assert (case.debt, case.default_on) == (Decimal("424.00"), date(2026, 5, 5))


def test_a_report_of_a_case_closed_by_hand_ends_with_the_debt_too():
    organisation = an_organisation()
    case = a_case(organisation)
    more_months(organisation, JUNE)
    _find(organisation, date(2026, 6, 20))
    system = the_system(organisation)
    report = report_unpaid(case, reported_on=date(2026, 6, 20), agency="CAF", actor=system)
    close_case(case, closing="elsewhere", closed_on=date(2026, 6, 20), actor=system)
    paid(case.account, "424.00", date(2026, 6, 22))

    _find(organisation, date(2026, 6, 23))

    report.refresh_from_db()
    assert report.healed_on == date(2026, 6, 23)


def test_a_payment_is_seen_on_its_case_the_same_day(monkeypatch):
    """Pages that tell one debt tell one figure: the list of cases, the account, the aged balance."""
    organisation = an_organisation()
    case = a_case(organisation)
    monkeypatch.setattr("palier.work.arrears.reactions.today_in", lambda _: JUNE_1)

    payment = paid(case.account, "100.00", JUNE_1)
    case.refresh_from_db()
    assert case.debt == Decimal("112.00")

    reverse_payment(payment, on=JUNE_1, actor=someone_as(organisation, "rental_manager"))
    case.refresh_from_db()
    assert case.debt == Decimal("212.00")


def test_a_notice_undone_is_seen_on_its_case_the_same_day(monkeypatch):
    organisation = an_organisation()
    case = a_case(organisation)
    monkeypatch.setattr("palier.work.arrears.reactions.today_in", lambda _: JUNE_1)

    reverse_notice(
        RentNotice.objects.get(), on=JUNE_1, reason="Faux", actor=the_system(organisation)
    )

    case.refresh_from_db()
    assert case.debt == 0


def test_who_leaves_and_who_comes_back_is_so_the_same_day():
    organisation = an_organisation()
    case = a_case(organisation)
    system, today = the_system(organisation), timezone.localdate()
    home = case.account.household.occupancies.get()
    end_occupancy(home, ends_on=today, end_reason="other", actor=system)
    case.refresh_from_db()
    assert not case.is_present

    a_lived_in_contract(organisation, household=case.account.household, starts_on=today)

    case.refresh_from_db()
    assert case.is_present
