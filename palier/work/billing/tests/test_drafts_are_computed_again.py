"""The yes is for what was seen: each draft is computed again at the issue; nothing is called twice,
and nothing that should be called is forgotten."""

import random
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.law.dates import Month
from palier.law.proration import Convention
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.tests.examples import a_household
from palier.work.billing.actions import (
    hold_draft,
    issue_rent_run,
    prepare_corrections,
    prepare_rent_run,
    reverse_notice,
    set_term,
)
from palier.work.billing.computing import missed
from palier.work.billing.computing.worth import gather, worth
from palier.work.billing.models import HouseholdAccount, Payment, RentNotice, RentRun
from palier.work.billing.reads import account_of
from palier.work.billing.tests.examples import (
    JUNE,
    MAY,
    a_payment,
    a_rented_home,
    an_issued_run,
)
from palier.work.leases.models import Occupancy

JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 1)


def _rent(home, amount, system, since=MAY):
    set_term(home, kind="rent", amount=Decimal(amount), starts_on=since, actor=system)


def test_the_same_correction_drafted_in_two_months_is_one_and_is_issued_once():
    organisation = an_organisation()
    system = the_system(organisation)
    home = a_rented_home(organisation)
    an_issued_run(organisation, MAY), an_issued_run(organisation, JUNE)
    _rent(home, "448.00", system)
    before = balance(account_of(home.household_id).auxiliary_id)

    first = prepare_corrections(organisation, month_on=JULY, since_on=MAY, actor=system)
    again = prepare_corrections(organisation, month_on=AUGUST, since_on=MAY, actor=system)

    assert again.pk == first.pk
    assert again.month == AUGUST
    issue_rent_run(again, actor=system)
    with pytest.raises(Refused, match="Rien à corriger"):
        prepare_corrections(organisation, month_on=AUGUST, since_on=MAY, actor=system)
    assert balance(account_of(home.household_id).auxiliary_id) - before == 20


def test_a_draft_that_moved_since_it_was_seen_is_refused_and_nothing_is_owed():
    organisation = an_organisation()
    system = the_system(organisation)
    home = a_rented_home(organisation)
    run = prepare_rent_run(organisation, month_on=MAY, actor=system)
    _rent(home, "448.00", system)

    with pytest.raises(Refused, match=f"a changé pour {home.number}"):
        issue_rent_run(run, actor=system)

    assert not RentNotice.objects.exists()
    run = prepare_rent_run(organisation, month_on=MAY, actor=system)
    issue_rent_run(run, actor=system)
    assert RentNotice.objects.get().rent == Decimal("448.00")


def test_a_correction_that_no_longer_stands_is_not_issued():
    organisation = an_organisation()
    system = the_system(organisation)
    home = a_rented_home(organisation)
    an_issued_run(organisation, MAY)
    _rent(home, "448.00", system)
    run = prepare_corrections(organisation, month_on=JUNE, since_on=MAY, actor=system)
    reverse_notice(RentNotice.objects.get(), on=MAY, reason="erreur", actor=system)
    issue_rent_run(prepare_rent_run(organisation, month_on=MAY, actor=system), actor=system)

    with pytest.raises(Refused, match="recalculez"):
        issue_rent_run(run, actor=system)

    assert (
        balance(account_of(home.household_id).auxiliary_id) == RentNotice.objects.latest("pk").net
    )


def test_who_was_never_called_is_told_and_called_by_the_corrections():
    organisation = an_organisation()
    system = the_system(organisation)
    home = a_rented_home(organisation)
    run = prepare_rent_run(organisation, month_on=MAY, actor=system)
    other = another_home(organisation)
    run = prepare_rent_run(organisation, month_on=MAY, actor=system)
    hold_draft(run.drafts.get(occupancy=other), reason="à vérifier", actor=system)
    issue_rent_run(run, actor=system)
    an_issued_run(organisation, JUNE)

    assert missed(organisation, JUNE) == {MAY: [other.pk]}
    run = prepare_corrections(organisation, month_on=JULY, since_on=MAY, actor=system)
    issue_rent_run(run, actor=system)

    assert missed(organisation, JULY) == {}
    called = RentNotice.objects.filter(month=MAY).order_by("occupancy")
    assert [notice.net for notice in called] == [called[0].net] * 2
    assert {notice.occupancy_id for notice in called} == {home.pk, other.pk}


def test_a_notice_issued_late_is_not_due_before_it_exists_nor_before_the_entry():
    organisation = an_organisation()
    system = the_system(organisation)
    a_rented_home(organisation)
    run = prepare_rent_run(organisation, month_on=MAY, actor=system)

    issue_rent_run(run, on=date(2026, 5, 28), actor=system)

    assert RentNotice.objects.get().due_on == date(2026, 5, 28)


def another_home(organisation):
    place = a_place(a_site(organisation, "Les Tilleuls"))
    return a_rented_home(organisation, place=place, household=a_household(organisation, "Sorel"))


class Office:
    """Two people at work on two homes: what they do, and what was paid meanwhile."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 -- a game, not a secret
        self.organisation = an_organisation()
        self.system = the_system(self.organisation)
        self.homes = [a_rented_home(self.organisation), another_home(self.organisation)]
        self.paid = {home.pk: Decimal(0) for home in self.homes}
        self.runs: list[int] = []

    def prepare(self) -> None:
        month = self.chance.choice([MAY, JUNE])
        run = prepare_rent_run(self.organisation, month_on=month, actor=self.system)
        self.runs.append(run.pk)

    def correct(self) -> None:
        with suppress(Refused):
            run = prepare_corrections(
                self.organisation, month_on=JULY, since_on=MAY, actor=self.system
            )
            self.runs.append(run.pk)

    def issue(self) -> None:
        run = RentRun.objects.filter(pk__in=self.runs).order_by("?").first()
        if run is not None:
            with suppress(Refused):
                issue_rent_run(run, actor=self.system)

    def pay(self) -> None:
        home, amount = self.chance.choice(self.homes), self.chance.choice(["50.00", "212.00"])
        a_payment(HouseholdAccount.objects.get(household=home.household_id), amount)
        self.paid[home.pk] += Decimal(amount)

    def change(self) -> None:
        amount, since = self.chance.choice(["448.00", "430.00"]), self.chance.choice([MAY, JUNE])
        with suppress(Refused):
            _rent(self.chance.choice(self.homes), amount, self.system, since)

    def close_the_day(self) -> None:
        """Whoever ends the work calls what is left: the months, then what differs."""
        for month in (MAY, JUNE):
            run = prepare_rent_run(self.organisation, month_on=month, actor=self.system)
            issue_rent_run(run, actor=self.system)
        self.correct()
        for run in RentRun.objects.filter(state="draft"):
            issue_rent_run(run, actor=self.system)


@pytest.mark.parametrize("seed", range(10))
def test_in_any_order_the_account_is_what_one_honest_reckoning_gives(seed):
    """Two people, two months, drafts computed twice, payments and new rents in between."""
    office = Office(seed)
    moves = [
        office.prepare,
        office.prepare,
        office.correct,
        office.issue,
        office.pay,
        office.change,
    ]
    for _ in range(10):
        office.chance.choice(moves)()
    office.close_the_day()

    convention = Convention(office.organisation.proration)
    for home in Occupancy.objects.order_by("pk"):
        months = [Month.of(first) for first in (MAY, JUNE)]
        due = sum(worth(gather([home], m)[home.pk], m, convention).net for m in months)
        account = account_of(home.household_id)
        assert balance(account.auxiliary_id) == due - office.paid[home.pk]
    assert missed(office.organisation, JULY) == {}
    credits = RentNotice.objects.filter(net__lt=0).count()
    assert Payment.objects.filter(means="credit").count() == credits
