"""A benefit and others' parts are of the month: what is called once is the household's alone."""

from datetime import date
from decimal import Decimal

from palier.base.ledger.reads import balance
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.people.tests.examples import a_body
from palier.work.billing.actions import (
    call_once,
    hold_draft,
    issue_receipt,
    issue_rent_run,
    prepare_corrections,
    prepare_rent_run,
    reverse_notice,
    share_rent,
)
from palier.work.billing.models import Draft, RentNotice
from palier.work.billing.papers.receipts import _receipt, _unpaid_of
from palier.work.billing.reads import figures_of
from palier.work.billing.reporting import asked_period, by_axis, rates
from palier.work.billing.shell.day import called_after_leaving
from palier.work.billing.standing import PlanAsks, _before
from palier.work.billing.tests.examples import (
    JUNE,
    MAY,
    a_prepared_run,
    a_rented_home,
    an_issued_run,
)
from palier.work.leases.actions import end_occupancy

JULY = date(2026, 7, 1)


def _given_back(home, amount="-531.37", month=MAY):
    return call_once(
        home,
        kind="charges",
        label="Régularisation",
        amount=Decimal(amount),
        month_on=month,
        actor=the_system(home.organisation),
    )


def _shared(home, name="Employeur", starts_on=MAY, **given):
    return share_rent(
        home,
        body=a_body(home.organisation, name),
        kind="employer",
        starts_on=starts_on,
        actor=the_system(home.organisation),
        **given,
    ).payer


def test_charges_given_back_do_not_swallow_the_benefit():
    organisation = an_organisation()
    whole, shared = a_rented_home(organisation), a_rented_home(organisation)
    _given_back(whole), _given_back(shared)
    payer = _shared(shared, percent=Decimal(50))

    run = a_prepared_run(organisation)

    one, other = (run.drafts.get(occupancy=each) for each in (whole, shared))
    assert (one.benefit, one.net) == (287, Decimal("-319.37")), "438 + 61 − 531.37 − 287"
    assert Draft.Check.BENEFIT_ABOVE not in one.checks
    assert Draft.Check.CREDIT in one.checks
    assert (other.benefit, other.third, other.net) == (287, 106, Decimal("-425.37"))
    issue_rent_run(run, actor=the_system(organisation))
    assert balance(payer.auxiliary_id) == 106


def test_a_fee_called_after_its_month_changes_nothing_of_the_month():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation)
    _given_back(home, "5.00")

    draft = prepare_rent_run(
        organisation, month_on=MAY, actor=the_system(organisation)
    ).drafts.get()

    assert (draft.net, draft.changes) == (5, [])
    assert Draft.Check.BENEFIT_MISSING not in draft.checks


def test_two_payers_together_never_pay_more_than_what_is_left():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    first = _shared(home, percent=Decimal(60))
    second = _shared(home, "Département", amount=Decimal("100.00"))

    run = issue_rent_run(a_prepared_run(organisation), actor=the_system(organisation))

    notice = run.notices.get()
    assert (notice.third, notice.net) == (212, 0)
    owed = [balance(each.auxiliary_id) for each in (first, second)]
    assert owed == [Decimal("127.20"), Decimal("84.80")]


def test_a_departure_dated_back_is_given_back_to_whoever_paid_for_it():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    payer = _shared(home, percent=Decimal(100))
    an_issued_run(organisation, MAY), an_issued_run(organisation, JUNE)
    system = the_system(organisation)
    account = RentNotice.objects.first().account
    assert (balance(payer.auxiliary_id), balance(account.auxiliary_id)) == (424, 0)
    end_occupancy(home, ends_on=date(2026, 6, 1), end_reason="other", actor=system)

    run = prepare_corrections(organisation, month_on=JULY, since_on=MAY, actor=system)
    draft = run.drafts.get()
    assert (draft.third, draft.net) == (-212, 0)
    issue_rent_run(run, actor=system)

    assert (balance(payer.auxiliary_id), balance(account.auxiliary_id)) == (212, 0)
    again = RentNotice.objects.filter(run=run)
    assert again.count() == 1


def test_a_share_dated_back_is_asked_of_the_payer_and_given_back_to_the_household():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation, MAY), an_issued_run(organisation, JUNE)
    payer = _shared(home, percent=Decimal(50), starts_on=JUNE)
    system = the_system(organisation)

    run = prepare_corrections(organisation, month_on=JULY, since_on=MAY, actor=system)
    draft = run.drafts.get()
    assert (draft.month, draft.third, draft.net) == (JUNE, 106, -106)
    issue_rent_run(run, actor=system)

    account = RentNotice.objects.first().account
    assert (balance(payer.auxiliary_id), balance(account.auxiliary_id)) == (106, 318)


def test_the_yes_is_asked_for_what_it_will_write():
    organisation = an_organisation()
    kept, aside = a_rented_home(organisation), a_rented_home(organisation)
    run = a_prepared_run(organisation)
    system = the_system(organisation)
    hold_draft(run.drafts.get(occupancy=aside), reason="À vérifier", actor=system)

    run.refresh_from_db()
    told = figures_of(run)
    issue_rent_run(run, actor=system)

    notice = RentNotice.objects.get()
    assert notice.occupancy_id == kept.pk
    assert (told.issuable, told.due, told.benefit, told.net) == (1, 499, 287, notice.net)


def test_credits_take_off_what_was_called_and_are_no_payment():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation, MAY), an_issued_run(organisation, JUNE)
    system = the_system(organisation)
    end_occupancy(home, ends_on=date(2026, 6, 1), end_reason="other", actor=system)
    run = prepare_corrections(organisation, month_on=JULY, since_on=MAY, actor=system)
    issue_rent_run(run, actor=system)

    rows = by_axis(organisation, MAY, date(2026, 7, 31), "mois")
    told = rates(organisation, MAY, date(2026, 7, 31))

    assert [(row.key, row.called, row.net, row.paid) for row in rows] == [
        ("2026-05", 499, 212, 0),
        ("2026-06", 0, 0, 0),
    ]
    assert (told.called, told.paid, told.benefit_called) == (212, 0, 287)


def test_days_typed_backwards_are_the_same_period():
    told = asked_period(None, "2026-06-30", "2026-05-01", MAY)

    assert told == (MAY, date(2026, 6, 30))


def test_a_plan_asks_what_it_has_asked_so_far_less_what_went_to_it():
    plan = PlanAsks(Decimal(1000), Decimal(300), date(2026, 6, 12), Decimal(80))

    told = [
        (_before(Decimal(owed), Decimal(0), Decimal(0), plan).due_by_plan, beyond)
        for owed, beyond in ((1080, 0), (900, 0), (780, 0))
    ]
    late = _before(Decimal(1280), Decimal(0), Decimal(0), plan)

    # 300 asked so far: nothing paid, 180 paid, 300 paid; then a rent of 200 that was not.
    assert told == [(300, 0), (120, 0), (0, 0)]
    assert (late.due_by_plan, late.beyond, late.to_pay(Decimal(50))) == (300, 200, 550)
    # 180 of 300 were paid ahead; a first notice of the month, of 129, is asked again by the second.
    second = _before(Decimal(900 + 129), Decimal(129), Decimal(0), plan)
    assert (second.due_by_plan, second.beyond) == (120, 129)


def test_two_payers_from_the_same_day_pay_no_more_than_those_days():
    """212 left of a month of 31 days; from the 16th, 16 days: 109.42 at most for both."""
    organisation = an_organisation()
    home = a_rented_home(organisation)
    _shared(home, percent=Decimal(60), starts_on=date(2026, 5, 16))
    _shared(home, "Département", percent=Decimal(60), starts_on=date(2026, 5, 16))

    draft = a_prepared_run(organisation).drafts.get()

    parts = [Decimal(line["amount"]) for line in draft.lines if line["kind"] == "third"]
    assert parts == [Decimal("65.65"), Decimal("43.77")], "60 %, then what is left of 109.42"
    assert draft.net == Decimal("102.58")


def test_two_payers_one_after_the_other_each_pay_their_days():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    _shared(home, percent=Decimal(100), ends_on=date(2026, 5, 16))
    _shared(home, "Département", percent=Decimal(100), starts_on=date(2026, 5, 16))

    draft = a_prepared_run(organisation).drafts.get()

    parts = [Decimal(line["amount"]) for line in draft.lines if line["kind"] == "third"]
    assert parts == [Decimal("102.58"), Decimal("109.42")]
    assert draft.net == 0


def test_a_run_says_that_other_payers_changed_it():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation)
    _shared(home, percent=Decimal(50), starts_on=JUNE)

    assert a_prepared_run(organisation, JUNE).drafts.get().changes == ["third"]


def test_a_quittance_settled_by_a_credit_says_so():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation)
    _given_back(home, "-212.00")
    system = the_system(organisation)
    issue_rent_run(prepare_rent_run(organisation, month_on=MAY, actor=system), actor=system)

    notice = RentNotice.objects.get(net=212)
    receipt = issue_receipt(notice, on=JUNE, actor=system)

    unpaid = _unpaid_of([receipt])[notice.pk]
    told = _receipt(receipt, {}, None, unpaid)["due"]
    assert (unpaid.credit, unpaid.given_up) == (212, 0)
    assert told.startswith("Réglé par un avoir pour 212,00")
    assert "Dernier paiement" not in told


def test_who_left_and_was_called_after_is_on_the_day_until_it_is_given_back():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation, MAY), an_issued_run(organisation, JUNE)
    system = the_system(organisation)
    manager = someone_as(organisation, "rental_manager")
    assert called_after_leaving(None, manager, JUNE) == []
    end_occupancy(home, ends_on=JUNE, end_reason="other", actor=system)

    [told] = called_after_leaving(None, manager, JUNE)
    june = RentNotice.objects.get(month=JUNE)
    assert told.url == f"/quittancement/avis/{june.pk}/"

    reverse_notice(june, on=JUNE, reason="Parti", actor=system)
    assert called_after_leaving(None, manager, JUNE) == []
