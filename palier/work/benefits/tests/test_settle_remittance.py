from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palier.base.bank.actions import add_bank_account, import_statement
from palier.base.bank.models import StatementLine
from palier.base.bank.tests.examples import a_file, a_waiting_line, an_entry
from palier.base.journal import events as journal
from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import needed_account
from palier.base.ledger.reads import balance, balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_place
from palier.work.benefits.actions import settle_remittance
from palier.work.benefits.models import Remittance
from palier.work.benefits.tests.examples import JUNE_2, a_remittance
from palier.work.billing import events
from palier.work.billing.actions import (
    assign_line,
    issue_rent_run,
    prepare_corrections,
    prepare_rent_run,
)
from palier.work.billing.models import RentNotice, Term
from palier.work.billing.tests.examples import (
    JUNE,
    MAY,
    a_notice,
    a_rented_home,
    a_site_of_another_entity,
    an_issued_run,
    terms_of,
)
from palier.work.leases.actions import end_occupancy
from palier.work.leases.tests.examples import a_lived_in_contract

JULY = date(2026, 7, 1)


def _told(organisation, amount="287", more="", credit="287.00"):
    notice = a_notice(organisation)
    number = notice.occupancy.number
    rows = [f"{number};X;12;05/2026;{amount};;", *([f"{number};X;12;{more}"] if more else [])]
    return a_remittance(organisation, *rows), a_waiting_line(organisation, credit, "CAF APL")


def _heard(monkeypatch):
    """What the rooms above would hear of whose money it is."""
    told = []
    monkeypatch.setitem(journal.REACTIONS, events.BenefitsSettled, [told.append])
    return told


def _settle(row, *lines, role="accountant"):
    return settle_remittance(
        row, credits=list(lines), on=JUNE_2, actor=someone_as(row.organisation, role)
    )


def test_what_was_expected_came_and_nothing_else_changes():
    organisation = an_organisation()
    row, line = _told(organisation)

    _settle(row, line)

    line.refresh_from_db()
    assert (Remittance.objects.get().state, line.state) == ("settled", "matched")
    # 287 called on the agency, 287 received: only the household's 212 are left on 411.
    assert balance_of(main_entity(organisation), "411", on=JUNE_2) == 212
    assert Term.objects.get(kind="benefit").amount == 287


def test_another_amount_told_is_expected_from_then_on_and_the_correction_calls_the_gap():
    organisation = an_organisation()
    row, line = _told(organisation, "250", credit="250.00")
    _settle(row, line)
    an_issued_run(organisation, JUNE)
    system = the_system(organisation)

    issue_rent_run(
        prepare_corrections(organisation, month_on=JULY, since_on=MAY, actor=system), actor=system
    )

    notices = RentNotice.objects.order_by("pk")
    assert [(n.month, n.benefit, n.net) for n in notices] == [
        (MAY, 287, 212), (JUNE, 250, 249), (MAY, -37, 37),
    ]  # fmt: skip


def test_a_back_payment_and_an_overpayment_carry_the_month_they_belong_to():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    april = date(2026, 4, 1)
    an_issued_run(organisation, april), an_issued_run(organisation, MAY)
    row = a_remittance(
        organisation,
        f"{home.number};X;12;05/2026;287;;",
        f"{home.number};X;12;04/2026;287;;100",
    )
    line = a_waiting_line(organisation, "474.00", "CAF")

    _settle(row, line)

    rights = Term.objects.filter(kind="benefit").order_by("period")
    assert [(t.period.lower, t.period.upper, t.amount) for t in rights] == [
        (date(2026, 1, 1), april, 287), (april, MAY, 187), (MAY, None, 287),
    ]  # fmt: skip
    run = prepare_corrections(
        organisation, month_on=JULY, since_on=april, actor=the_system(organisation)
    )
    draft = run.drafts.get()
    assert (draft.month, draft.benefit, draft.net) == (april, -100, 100)


def test_a_right_told_as_nothing_is_none():
    organisation = an_organisation()
    row, line = _told(organisation, "287", more="04/2026;;;287", credit="0.01")
    from palier.work.benefits.rights import Right, expected, with_right

    rights = with_right([Right(MAY, None, Decimal(10))], Right(MAY, JUNE, Decimal(0)))
    assert (expected(rights, MAY), expected(rights, JUNE)) == (0, 10)
    with pytest.raises(Refused, match="d’écart"):
        _settle(row, line)


def test_a_total_that_is_not_the_credits_or_a_line_of_nobody_is_refused():
    organisation = an_organisation()
    row, line = _told(organisation, credit="286.00")
    unknown = a_remittance(organisation, ";PERSONNE;9;05/2026;286;;", name="b.csv")

    with pytest.raises(Refused, match="d’écart"):
        _settle(row, line)
    with pytest.raises(Refused, match="Ligne 2 : on ne sait pas"):
        _settle(unknown, line)

    line.refresh_from_db()
    assert line.state == "waiting"
    assert not Remittance.objects.filter(state="settled").exists()


def test_a_bank_line_pays_one_remittance_and_no_households_money():
    organisation = an_organisation()
    row, line = _told(organisation)
    _settle(row, line)
    number = RentNotice.objects.get().occupancy.number
    again = a_remittance(organisation, f"{number};X;12;05/2026;287;;", name="b.csv")
    with pytest.raises(Refused, match="autre bordereau"):
        _settle(again, line)
    household = a_waiting_line(organisation, "287.00", "LOYER")
    account = RentNotice.objects.get().account
    assign_line(household, account=account, actor=the_system(organisation))

    with pytest.raises(Refused, match="paie autre chose"):
        _settle(again, household)

    assert balance(account.auxiliary_id) == 212 - 287


def test_a_benefit_of_a_managed_home_is_its_principals(monkeypatch):
    told = _heard(monkeypatch)
    organisation = an_organisation()
    row, line = _told(organisation)

    _settle(row, line)

    assert [(p.notice_id, p.amount) for p in told[0].parts] == [(RentNotice.objects.get().pk, 287)]


def test_money_that_came_to_another_entity_s_bank_settles_nothing():
    organisation = an_organisation()
    scic, site = a_site_of_another_entity(organisation)
    system = the_system(organisation)
    home = terms_of(a_lived_in_contract(organisation, place=a_place(site)))
    issue_rent_run(
        prepare_rent_run(organisation, month_on=MAY, entity=scic, actor=system), actor=system
    )
    row = a_remittance(organisation, f"{home.number};X;12;05/2026;287;;")
    line = a_waiting_line(organisation, "287.00", "CAF APL")

    with pytest.raises(Refused, match="Un bordereau par entité"):
        _settle(row, line)

    line.refresh_from_db()
    assert (Remittance.objects.get().state, line.state) == ("draft", "waiting")
    add_bank_account(
        scic, label="SCIC", iban=IBAN_OF_SCIC, account=needed_account(scic, "5121"), actor=system
    )
    content = a_file(an_entry("287.00", "CAF"), iban=IBAN_OF_SCIC, closing="1287.00")
    import_statement(organisation, content=content, actor=system)
    _settle(row, StatementLine.objects.latest("pk"))
    assert balance_of(scic, "411", on=JUNE_2) == 212
    assert Remittance.objects.get().state == "settled"


def test_an_aid_of_a_month_not_lived_in_is_nobody_s_until_it_is_taken_back(monkeypatch):
    """CCH art. R823-12: the agency takes it back; neither the household nor a principal has it."""
    told = _heard(monkeypatch)
    organisation = an_organisation()
    row, line = _told(organisation)
    home = RentNotice.objects.get().occupancy
    system = the_system(organisation)
    end_occupancy(home, ends_on=date(2026, 4, 20), end_reason="other", actor=system)
    run = prepare_corrections(organisation, month_on=JUNE, since_on=MAY, actor=system)
    issue_rent_run(run, actor=system)

    _settle(row, line)

    assert told == []
    assert not Term.objects.filter(occupancy=home, kind="benefit", is_told=True).exists()
    with pytest.raises(Refused, match="Rien à corriger"):
        prepare_corrections(organisation, month_on=JULY, since_on=MAY, actor=system)

    other = a_rented_home(organisation).number
    back = a_remittance(
        organisation,
        f"{home.number};X;12;05/2026;;;287",
        f"{other};Y;13;05/2026;300;;",
        name="retenue.csv",
    )
    _settle(back, a_waiting_line(organisation, "13.00", "CAF"))
    assert told == [], "what nobody was given is taken back of nobody"
    assert not Term.objects.filter(occupancy=home, kind="benefit", is_told=True).exists()


def test_what_was_given_before_one_knew_of_the_departure_is_taken_back_of_the_same(monkeypatch):
    told = _heard(monkeypatch)
    organisation = an_organisation()
    row, line = _told(organisation)
    _settle(row, line)
    home = RentNotice.objects.get().occupancy
    system = the_system(organisation)
    end_occupancy(home, ends_on=date(2026, 4, 20), end_reason="other", actor=system)

    other = a_rented_home(organisation).number
    back = a_remittance(
        organisation,
        f"{home.number};X;12;05/2026;;;287",
        f"{other};Y;13;05/2026;300;;",
        name="retenue.csv",
    )
    _settle(back, a_waiting_line(organisation, "13.00", "CAF"))

    assert [part.amount for each in told for part in each.parts] == [287, -287]


IBAN_OF_SCIC = "FR7610107001011234567890129"


def _benefits(home):
    return [
        (term.period.lower, term.period.upper, term.amount)
        for term in Term.objects.filter(occupancy=home, kind="benefit").order_by("period")
    ]


def test_what_the_agency_pays_of_the_month_of_an_entry_is_the_household_s():
    """CCH art. R823-11: the agency decides; the rule alone says none before the next month."""
    organisation = an_organisation()
    home = a_lived_in_contract(organisation, starts_on=date(2026, 5, 12))
    terms_of(home, rent="310.00", charges="0", benefit="0", starts_on=date(2026, 5, 12))
    an_issued_run(organisation, MAY)
    row = a_remittance(organisation, f"{home.number};X;12;05/2026;68;;")

    _settle(row, a_waiting_line(organisation, "68.00", "CAF"))
    run = prepare_corrections(
        organisation, month_on=JUNE, since_on=MAY, actor=the_system(organisation)
    )

    draft = run.drafts.get()
    assert (draft.month, draft.benefit, draft.net) == (MAY, 68, -68)


def test_what_is_paid_of_the_past_or_taken_back_is_not_expected_each_month():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation, MAY)
    row = a_remittance(organisation, f"{home.number};X;12;05/2026;150;100;")
    _settle(row, a_waiting_line(organisation, "250.00", "CAF"))

    assert _benefits(home) == [
        (date(2026, 1, 1), MAY, 287), (MAY, JUNE, 250), (JUNE, None, 150),
    ]  # fmt: skip


def test_one_deduction_changes_its_month_and_no_other():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation, MAY)
    row = a_remittance(organisation, f"{home.number};X;12;05/2026;287;;15")
    _settle(row, a_waiting_line(organisation, "272.00", "CAF"))

    assert _benefits(home) == [
        (date(2026, 1, 1), MAY, 287), (MAY, JUNE, 272), (JUNE, None, 287),
    ]  # fmt: skip


def test_an_aid_above_the_month_is_all_the_household_s_once_it_is_paid():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation, MAY)
    row = a_remittance(organisation, f"{home.number};X;12;05/2026;539;;")
    _settle(row, a_waiting_line(organisation, "539.00", "CAF"))
    system = the_system(organisation)

    run = prepare_corrections(organisation, month_on=JUNE, since_on=MAY, actor=system)
    issue_rent_run(run, actor=system)

    notices = RentNotice.objects.order_by("pk")
    assert [(n.month, n.benefit, n.net) for n in notices] == [(MAY, 287, 212), (MAY, 252, -252)]
    # Called 499 on the agency and the household, 539 came: 40 are owed to the household.
    assert balance(notices[0].account.auxiliary_id) == -40


def test_a_slip_that_is_not_settled_says_nothing_of_a_right():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation, MAY)
    a_remittance(organisation, f"{home.number};X;12;05/2026;287;;", name="essai.csv")
    row = a_remittance(organisation, f"{home.number};X;12;05/2026;287;;", name="bon.csv")

    _settle(row, a_waiting_line(organisation, "287.00", "CAF"))

    assert _benefits(home) == [(date(2026, 1, 1), None, 287)]


@pytest.mark.parametrize(
    ("row", "credit", "right"), [("30;", "30.00", 317), (";50", "-50.00", 237)]
)
def test_what_is_paid_or_taken_back_of_a_month_no_slip_has_told_adds_to_what_it_had(
    row, credit, right
):
    organisation = an_organisation()
    home = a_rented_home(organisation)
    slip = a_remittance(
        organisation, f"{home.number};X;12;05/2026;287;;", f"{home.number};X;12;03/2026;;{row}"
    )
    _settle(slip, a_waiting_line(organisation, str(287 + Decimal(credit)), "CAF"))

    march = Term.objects.get(occupancy=home, kind="benefit", period__startswith=date(2026, 3, 1))
    assert (march.amount, march.period.upper) == (right, date(2026, 4, 1))


def test_what_is_taken_back_above_the_month_is_of_the_months_before():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    slip = a_remittance(
        organisation, f"{home.number};X;12;05/2026;287;;312", f"{home.number};X;12;04/2026;287;;"
    )
    _settle(slip, a_waiting_line(organisation, "262.00", "CAF"))

    assert _benefits(home)[-3:] == [
        (date(2026, 4, 1), MAY, 262), (JUNE, None, 287),
    ][-2:] or _benefits(home) == [
        (date(2026, 1, 1), date(2026, 4, 1), 287), (date(2026, 4, 1), MAY, 262), (JUNE, None, 287),
    ]  # fmt: skip


def test_two_slips_of_one_month_are_expected_together():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    for amount in (210, 60):
        row = a_remittance(
            organisation, f"{home.number};X;12;05/2026;{amount};;", name=f"{amount}.csv"
        )
        _settle(row, a_waiting_line(organisation, f"{amount}.00", "CAF"))

    assert _benefits(home)[-1] == (JUNE, None, 270)


def test_an_aid_of_a_month_lived_elsewhere_with_us_follows_the_household():
    organisation = an_organisation()
    before = a_rented_home(organisation)
    system = the_system(organisation)
    an_issued_run(organisation, MAY)
    end_occupancy(before, ends_on=JUNE, end_reason="other", actor=system)
    after = a_lived_in_contract(organisation, household=before.household, starts_on=JUNE)
    row = a_remittance(organisation, f"{after.number};X;12;05/2026;300;;")

    _settle(row, a_waiting_line(organisation, "300.00", "CAF"))

    assert row.lines.get().occupancy == before
    assert not Term.objects.filter(occupancy=after, kind="benefit").exists()


def test_who_lived_elsewhere_is_read_once_for_all():
    queries = [_settling_movers(several) for several in (2, 6)]

    assert queries[1] <= queries[0]


def _settling_movers(several: int) -> int:
    """How many queries it takes to settle a slip of households that all changed homes."""
    organisation = an_organisation()
    system = the_system(organisation)
    rows = []
    for number in range(several):
        before = a_lived_in_contract(organisation)
        end_occupancy(before, ends_on=JUNE, end_reason="other", actor=system)
        after = a_lived_in_contract(organisation, household=before.household, starts_on=JUNE)
        rows.append(f"{after.number};X;{number};05/2026;10;;")
    row = a_remittance(organisation, *rows)
    line = a_waiting_line(organisation, f"{10 * several}.00", "CAF")
    with CaptureQueriesContext(connection) as told:
        _settle(row, line)
    assert {each.occupancy.period.upper for each in row.lines.all()} == {JUNE}
    return len(told)
