from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import a_closed_month, an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.owners.actions import call_owner_dues, set_owner_term, undo_owner_due
from palier.work.owners.models import OwnerDue
from palier.work.owners.tests.examples import a_head_lease

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
