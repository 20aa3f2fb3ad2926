from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance, balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import call_once, issue_rent_run, prepare_rent_run, reverse_notice
from palier.work.billing.models import Extra, RentNotice
from palier.work.billing.shell.day import left_uncalled
from palier.work.billing.tests.examples import (
    MAY,
    a_notice,
    a_prepared_run,
    a_rented_home,
    an_issued_run,
)


def _key(home, actor, amount="12.50", month=MAY):
    return call_once(
        home,
        kind="option",
        label="Badge perdu",
        amount=Decimal(amount),
        month_on=month,
        actor=actor,
    )


def test_it_comes_with_the_notice_of_its_month_and_is_earned_apart():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    extra = _key(home, someone_as(organisation, "rental_manager"))

    an_issued_run(organisation)

    notice = RentNotice.objects.get()
    extra.refresh_from_db()
    assert (notice.options, notice.net, extra.notice_id) == (12.5, Decimal("224.50"), notice.pk)
    assert notice.lines[2]["once"] == extra.pk
    assert balance_of(main_entity(organisation), "7065", on=MAY) == Decimal("-12.50")


def test_after_the_months_notice_it_comes_in_a_round_of_its_own_and_once():
    organisation = an_organisation()
    notice = a_notice(organisation)
    system = the_system(organisation)
    _key(notice.occupancy, system)

    second = prepare_rent_run(organisation, month_on=MAY, actor=system)
    assert second.round == 2
    issue_rent_run(second, actor=system)

    alone = RentNotice.objects.get(run=second)
    assert (alone.rent, alone.options, alone.net) == (0, Decimal("12.50"), Decimal("12.50"))
    assert prepare_rent_run(organisation, month_on=MAY, actor=system).pk == second.pk


def test_a_sum_given_back_beyond_the_rent_is_a_credit_note_that_pays_what_is_owed():
    organisation = an_organisation()
    notice = a_notice(organisation)
    system = the_system(organisation)
    _key(notice.occupancy, system, "-100.00")
    run = prepare_rent_run(organisation, month_on=MAY, actor=system)

    issue_rent_run(run, actor=system)

    credit = RentNotice.objects.get(run=run)
    assert (credit.is_credit, credit.net) == (True, Decimal("-100.00"))
    assert RentNotice.objects.with_paid().get(pk=notice.pk).paid == 100
    assert balance(notice.account.auxiliary_id) == 112
    reverse_notice(credit, on=MAY, reason="erreur", actor=system)
    assert RentNotice.objects.with_paid().get(pk=notice.pk).paid == 0
    assert Extra.objects.get().notice is None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"amount": Decimal(0)}, "zéro"),
        ({"kind": "benefit"}, "ne s’appelle pas une fois"),
        ({"label": " "}, "Dites ce que c’est"),
    ],
)
def test_what_is_nothing_or_no_fee_is_refused(given, words):
    organisation = an_organisation()
    asked = {"kind": "option", "label": "Clé", "amount": Decimal(5), **given}

    with pytest.raises(Refused, match=words):
        call_once(
            a_rented_home(organisation),
            month_on=MAY,
            actor=someone_as(organisation, "rental_manager"),
            **asked,
        )

    assert not Extra.objects.exists()


def test_one_who_has_left_is_called_too():
    organisation = an_organisation()
    from palier.work.leases.actions import end_occupancy

    home = a_rented_home(organisation)
    system = the_system(organisation)
    end_occupancy(home, ends_on=date(2026, 3, 1), end_reason="other", actor=system)
    _key(home, system)

    run = a_prepared_run(organisation)

    draft = run.drafts.get()
    assert (draft.options, draft.rent, draft.net) == (Decimal("12.50"), 0, Decimal("12.50"))


@pytest.mark.parametrize(
    ("month", "words"),
    [(date(2025, 12, 1), "rien ne s’appelle avant"), (date(2040, 1, 1), "trop loin")],
)
def test_a_month_that_nobody_would_call_is_refused(month, words):
    organisation = an_organisation()
    home = a_rented_home(organisation)

    with pytest.raises(Refused, match=words):
        _key(home, someone_as(organisation, "rental_manager"), month=month)

    assert not Extra.objects.exists()


def test_what_its_month_forgot_is_on_the_day():
    organisation = an_organisation()
    _key(a_rented_home(organisation), the_system(organisation))

    told = left_uncalled(None, someone_as(organisation, "rental_manager"), date(2026, 6, 2))

    assert [each.title.replace("\u00a0", " ") for each in told] == [
        "Appeler 1 frais resté de côté"
    ]
    assert left_uncalled(None, someone_as(organisation, "rental_manager"), MAY) == []
