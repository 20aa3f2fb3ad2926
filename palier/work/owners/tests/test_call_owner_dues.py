from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import a_closed_month, an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.owners.actions import (
    call_owner_dues,
    set_owner_term,
    stop_owner_term,
    undo_owner_due,
)
from palier.work.owners.models import OwnerDue, OwnerTerm
from palier.work.owners.tests.examples import a_head_lease
from palier.work.titles.actions import amend_holding, end_holding, undo_amendment, undo_end

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def _call(organisation, month=MAY, role="rental_manager"):
    return call_owner_dues(organisation, month_on=month, actor=someone_as(organisation, role))


def test_the_rent_of_a_head_lease_is_a_cost_owed_to_its_owner_once():
    organisation = an_organisation()
    a_head_lease(organisation)

    _call(organisation)
    with pytest.raises(Refused, match="Rien de plus"):
        _call(organisation)

    due = OwnerDue.objects.get()
    assert (due.amount, due.due_on) == (450, date(2026, 5, 5))
    entity = main_entity(organisation)
    assert (balance_of(entity, "6132", on=MAY), balance_of(entity, "401", on=MAY)) == (450, -450)
    assert due.entry.lines.get(debit__gt=0).centre is not None


def test_a_title_that_ends_in_the_month_owes_its_days():
    organisation = an_organisation()
    a_head_lease(organisation, rent="310.00", ends_on=date(2026, 5, 11))

    _call(organisation)

    due = OwnerDue.objects.get()
    assert due.amount == Decimal("100.00")
    assert due.formula == "310,00\xa0€ × 10 ÷ 31"


def test_annuities_by_quarter_fall_due_on_their_turn():
    organisation = an_organisation()
    holding = a_head_lease(organisation, rent="0", kind="operating")
    system = the_system(organisation)
    told = {"amount": Decimal(900), "every": "quarter", "starts_on": date(2026, 2, 1)}
    set_owner_term(holding, kind="annuity", actor=system, **told)
    set_owner_term(
        holding,
        kind="major_repairs",
        amount=Decimal(1200),
        every="year",
        starts_on=date(2025, 5, 1),
        actor=system,
    )

    _call(organisation)
    with pytest.raises(Refused, match="Rien de plus"):
        _call(organisation, JUNE)

    assert dict(OwnerDue.objects.values_list("kind", "amount")) == {
        "annuity": 900, "major_repairs": 1200,
    }  # fmt: skip
    assert balance_of(main_entity(organisation), "615", on=MAY) == 1200


def test_undone_it_may_be_called_again():
    organisation = an_organisation()
    a_head_lease(organisation)
    _call(organisation)
    due = OwnerDue.objects.get()
    manager = someone_as(organisation, "rental_manager")

    with pytest.raises(Refused, match="Dites pourquoi"):
        undo_owner_due(due, on=MAY, reason=" ", actor=manager)
    undo_owner_due(due, on=MAY, reason="Franchise", actor=manager)
    with pytest.raises(Refused, match="déjà annulé"):
        undo_owner_due(due, on=MAY, reason="Franchise", actor=manager)
    _call(organisation)

    assert balance_of(main_entity(organisation), "401", on=MAY) == -450


def test_what_a_closed_month_forgot_is_posted_in_the_open_one():
    organisation = an_organisation()
    a_head_lease(organisation)
    a_closed_month(main_entity(organisation), month_on=MAY, actor=the_system(organisation))

    _call(organisation)

    due = OwnerDue.objects.get()
    assert (due.month, due.entry.on) == (MAY, JUNE)
    assert balance_of(main_entity(organisation), "401", on=JUNE) == -450


def _amend(holding, rent: str, on: date, **changes: object):
    return amend_holding(
        holding,
        on=on,
        words="Indexation",
        rent=Decimal(rent),
        rent_every="month",
        deposit=Decimal(0),
        actor=the_system(holding.organisation),
        **changes,  # type: ignore[arg-type]
    )


def _dues(month: date = MAY) -> list[Decimal]:
    return list(
        OwnerDue.objects.filter(month=month, undone_on=None)
        .order_by("pk")
        .values_list("amount", flat=True)
    )


def test_a_rent_indexed_in_the_month_is_due_by_its_days():
    organisation = an_organisation()
    holding = a_head_lease(organisation, rent="310.00")
    _amend(holding, "341.00", date(2026, 5, 11))

    _call(organisation)

    due = OwnerDue.objects.get()
    assert due.amount == Decimal("331.00")  # 310 × 10/31 + 341 × 21/31 = 100 + 231
    assert due.formula == "310,00\xa0€ × 10 ÷ 31 + 341,00\xa0€ × 21 ÷ 31"


def test_an_amendment_to_come_changes_nothing_before_its_day():
    organisation = an_organisation()
    holding = a_head_lease(organisation, rent="450.00")
    _amend(holding, "490.00", date(2026, 7, 1))

    for month in (MAY, JUNE, date(2026, 7, 1)):
        _call(organisation, month)

    assert [_dues(month) for month in (MAY, JUNE, date(2026, 7, 1))] == [[450], [450], [490]]


def test_what_was_posted_before_a_title_ended_or_changed_is_corrected_once():
    organisation = an_organisation()
    ended, indexed = a_head_lease(organisation, "310.00"), a_head_lease(organisation, "310.00")
    _call(organisation)
    _call(organisation, JUNE)
    system = the_system(organisation)
    end_holding(ended, ends_on=date(2026, 5, 11), end_reason="owners", actor=system)
    _amend(indexed, "341.00", date(2026, 5, 11))

    _call(organisation, JUNE)
    with pytest.raises(Refused, match="Rien de plus"):
        _call(organisation, JUNE)

    def told(holding):
        rows = OwnerDue.objects.filter(holding=holding).order_by("month", "pk")
        return [(due.month.month, due.amount) for due in rows]

    assert told(ended) == [(5, 310), (5, -210), (6, 310), (6, -310)]
    assert told(indexed) == [(5, 310), (5, 21), (6, 310), (6, 31)]
    assert balance_of(main_entity(organisation), "401", on=JUNE) == -(100 + 331 + 341)


def test_a_rent_typed_wrong_is_corrected_from_the_first_day_of_its_title():
    organisation = an_organisation()
    holding = a_head_lease(organisation, rent="620.00")
    _call(organisation)
    _amend(holding, "600.00", holding.starts_on)

    _call(organisation)

    assert _dues(MAY) == [620, -20]
    undo_amendment(holding, actor=the_system(organisation))
    _call(organisation)
    assert sum(_dues(MAY)) == 620


def test_an_end_undone_is_due_again_for_its_days():
    organisation = an_organisation()
    holding = a_head_lease(organisation, "310.00")
    system = the_system(organisation)
    end_holding(holding, ends_on=date(2026, 5, 11), end_reason="owners", actor=system)
    _call(organisation)
    holding.refresh_from_db()
    undo_end(holding, actor=system)

    _call(organisation)

    assert _dues(MAY) == [100, 210]


def test_a_sum_typed_wrong_or_never_due_is_corrected_once():
    organisation = an_organisation()
    holding = a_head_lease(organisation, rent="0")
    told = {"kind": "charges", "every": "month", "starts_on": MAY}
    manager = someone_as(organisation, "rental_manager")
    wrong = set_owner_term(holding, label="Charges", amount=Decimal(130), actor=manager, **told)
    never = set_owner_term(holding, label="Eau", amount=Decimal(40), actor=manager, **told)
    _call(organisation)
    set_owner_term(holding, label="Charges", amount=Decimal(100), actor=manager, **told)
    stop_owner_term(never, ends_on=MAY, actor=manager)

    _call(organisation)
    with pytest.raises(Refused, match="Rien de plus"):
        _call(organisation)

    assert sorted(_dues(MAY)) == [-40, -30, 40, 130]
    assert OwnerTerm.objects.get() == wrong


def test_a_due_that_was_corrected_is_not_undone_before_its_correction():
    organisation = an_organisation()
    holding = a_head_lease(organisation, "310.00")
    _call(organisation)
    system = the_system(organisation)
    end_holding(holding, ends_on=date(2026, 5, 11), end_reason="owners", actor=system)
    _call(organisation)
    due = OwnerDue.objects.get(corrects=None)

    with pytest.raises(Refused, match="annulez d’abord sa correction"):
        undo_owner_due(due, on=MAY, reason="Erreur", actor=system)

    assert _dues() == [310, -210]


def test_a_sum_that_changes_in_the_month_is_due_once_by_its_days():
    organisation = an_organisation()
    holding = a_head_lease(organisation, rent="0")
    system = the_system(organisation)
    told = {"kind": "charges", "every": "month", "actor": system}
    set_owner_term(holding, amount=Decimal(31), starts_on=date(2026, 1, 1), **told)
    set_owner_term(holding, amount=Decimal(62), starts_on=date(2026, 5, 11), **told)

    _call(organisation)

    assert _dues() == [52]  # 31 × 10/31 + 62 × 21/31


QUARTER = {"rent_every": "quarter"}


def test_a_quarter_is_cut_by_the_end_of_its_title_or_of_its_rhythm():
    """900 a quarter from January: April to June is due in April; ended on 15 May, 30 + 15/31 of 60."""
    organisation = an_organisation()
    system, april = the_system(organisation), date(2026, 4, 1)
    ended = a_head_lease(organisation, "900.00", **QUARTER)
    monthly = a_head_lease(organisation, "900.00", **QUARTER)
    _call(organisation, april)
    end_holding(ended, ends_on=date(2026, 5, 16), end_reason="owners", actor=system)
    _amend(monthly, "300.00", MAY)

    _call(organisation, MAY)

    told = {
        holding.pk: sum(each.amount for each in OwnerDue.objects.filter(holding=holding))
        for holding in (ended, monthly)
    }
    assert told == {ended.pk: Decimal("445.16"), monthly.pk: 600}
