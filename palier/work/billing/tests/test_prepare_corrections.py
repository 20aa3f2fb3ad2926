from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.money import euros
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance
from palier.base.ledger.tests.examples import a_closed_month, an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.law.dates import Month
from palier.work.billing.actions import issue_rent_run, prepare_corrections, set_term
from palier.work.billing.computing import months_to_correct
from palier.work.billing.models import RentNotice, RentRun
from palier.work.billing.papers import correction_letter_pdf
from palier.work.billing.tests.examples import JUNE, MAY, a_payment, a_rented_home, an_issued_run
from palier.work.leases.actions import end_occupancy

JULY = date(2026, 7, 1)


def _called(organisation, *months):
    home = a_rented_home(organisation)
    for month in months or (MAY, JUNE):
        an_issued_run(organisation, month)
    return home


def _correct(organisation, role="rental_manager", **given):
    told = {"month_on": JULY, "since_on": MAY, **given}
    return prepare_corrections(organisation, actor=someone_as(organisation, role), **told)


def test_a_departure_dated_back_gives_back_what_was_called_too_much():
    organisation = an_organisation()
    home = _called(organisation)
    end_occupancy(
        home, ends_on=date(2026, 6, 1), end_reason="other", actor=the_system(organisation)
    )

    run = _correct(organisation)
    draft = run.drafts.get()

    assert (run.kind, draft.month, draft.rent, draft.charges, draft.benefit, draft.net) == (
        "correction", JUNE, -438, -61, -287, -212,
    )  # fmt: skip
    assert "credit" in draft.checks


def test_a_rent_changed_back_in_may_is_called_for_both_months_in_the_open_one():
    organisation = an_organisation()
    home = _called(organisation)
    system = the_system(organisation)
    for month in (MAY, JUNE):
        a_closed_month(main_entity(organisation), month_on=month, actor=system)
    set_term(home, kind="rent", amount=Decimal("448.00"), starts_on=MAY, actor=system)

    run = issue_rent_run(_correct(organisation), actor=system)

    notices = list(RentNotice.objects.filter(run=run).order_by("month"))
    assert [(n.month, n.net, n.entry.on) for n in notices] == [(MAY, 10, JULY), (JUNE, 10, JULY)]
    line = notices[0].lines[0]
    assert (line["was"], line["full"], line["amount"]) == ("438.00", "448.00", "10.00")
    assert balance(notices[0].account.auxiliary_id) == 444
    with pytest.raises(Refused, match="Rien à corriger"):
        _correct(organisation)


def test_a_credit_note_pays_what_is_owed_then_stays_an_advance():
    organisation = an_organisation()
    home = _called(organisation)
    account = RentNotice.objects.first().account
    a_payment(account, "424.00", on=date(2026, 6, 10))
    end_occupancy(
        home, ends_on=date(2026, 6, 1), end_reason="other", actor=the_system(organisation)
    )

    issue_rent_run(_correct(organisation), actor=the_system(organisation))

    assert balance(account.auxiliary_id) == -212


def test_the_letter_says_what_was_called_and_what_is_right():
    organisation = an_organisation()
    home = _called(organisation)
    set_term(home, kind="rent", amount=Decimal(448), starts_on=MAY, actor=the_system(organisation))
    run = issue_rent_run(_correct(organisation), actor=the_system(organisation))

    assert correction_letter_pdf(run.notices.first()).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Rien à corriger"),
        ({"since_on": JULY}, "mois d’avant"),
        ({"since_on": date(2023, 6, 1)}, "trois ans"),
    ],
)
def test_nothing_to_correct_or_too_far_is_refused_and_leaves_no_run(given, words):
    organisation = an_organisation()
    _called(organisation)

    with pytest.raises(Refused, match=words):
        _correct(organisation, **given)

    assert not RentRun.objects.filter(kind="correction").exists()


def test_the_household_s_page_tells_the_month_then_what_corrected_it(client):
    organisation = an_organisation()
    home = _called(organisation)
    end_occupancy(
        home, ends_on=date(2026, 6, 1), end_reason="other", actor=the_system(organisation)
    )
    run = issue_rent_run(_correct(organisation), actor=the_system(organisation))
    (credit,) = RentNotice.objects.filter(run=run)

    come_in(client, organisation, "rental_manager")
    page = client.get(f"/menages/{home.household_id}/").content.decode()

    panel = page.partition("Compte locatif")[2].partition("Voir tout le compte")[0]
    assert "438,00" in panel.partition("Charges")[0], "the rent of June, not of its credit note"
    assert euros(credit.net) in panel.partition("Corrigé depuis")[2]
    assert (credit.month, credit.net) == (JUNE, -212)
    assert f"{euros(-credit.net)} en moins" in page


def test_what_is_looked_at_reaches_the_month_in_which_someone_left(client):
    """Called five months after a departure of March: three months back would leave two of them."""
    organisation = an_organisation()
    months = [date(2026, number, 1) for number in range(3, 9)]
    home = _called(organisation, *months)
    september, today = Month(2026, 9), date(2026, 8, 20)
    assert months_to_correct(organisation, september, today) == (Month(2026, 5), Month(2026, 8))

    end_occupancy(
        home, ends_on=date(2026, 3, 19), end_reason="other", actor=the_system(organisation)
    )

    assert months_to_correct(organisation, september, today) == (Month(2026, 3), Month(2026, 8))
    come_in(client, organisation, "rental_manager")
    page = client.get("/quittancement/corrections/").content.decode()
    assert 'value="2026-03"' in page


def test_the_last_month_called_is_looked_at_when_someone_left_in_it():
    organisation = an_organisation()
    home = _called(organisation, MAY, JUNE)
    july, today = Month(2026, 7), date(2026, 6, 25)
    assert months_to_correct(organisation, july, today)[1] == Month(2026, 6)

    system = the_system(organisation)
    end_occupancy(home, ends_on=date(2026, 6, 20), end_reason="other", actor=system)
    since, last = months_to_correct(organisation, july, today)
    assert last == july
    issue_rent_run(
        prepare_corrections(organisation, month_on=last.first, since_on=since.first, actor=system),
        actor=system,
    )

    assert months_to_correct(organisation, july, today)[1] == Month(2026, 6), "corrected since"
