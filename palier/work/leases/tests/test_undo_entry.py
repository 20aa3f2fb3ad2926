from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.leases.actions import (
    activate_occupancy,
    cancel_occupancy,
    give_notice_to_quit,
    note_vacancy,
    receive_deposit,
    undo_entry,
)
from palier.work.leases.models import Vacancy
from palier.work.leases.tests.examples import JANUARY, a_deposit, a_lived_in_contract


def _undo(row, role="rental_manager"):
    return undo_entry(row, actor=someone_as(row.organisation, role))


def test_the_home_is_free_again_and_the_contract_may_begin_another_day():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    note_vacancy(place, kind="works", starts_on=date(2025, 11, 1), actor=the_system(organisation))
    row = a_lived_in_contract(organisation, place=place)

    _undo(row)

    row.refresh_from_db()
    assert row.state == "draft"
    assert Vacancy.objects.get(place=place).period.upper is None
    assert not row.places.filter(is_firm=True).exists()
    later = date(2026, 1, 15)
    activate_occupancy(row, starts_on=later, actor=the_system(organisation))
    assert (row.places.get().period.lower, Vacancy.objects.get().period.upper) == (later, later)


def test_a_contract_under_notice_or_in_preparation_is_refused():
    organisation = an_organisation()
    row = a_lived_in_contract(organisation)
    give_notice_to_quit(
        row,
        side="occupant",
        ground="usual",
        form="registered",
        received_on=JANUARY,
        actor=the_system(organisation),
    )

    with pytest.raises(Refused, match="congé"):
        _undo(row)

    row.refresh_from_db()
    assert (row.state, row.places.get().is_firm) == ("active", True)
    other = a_lived_in_contract(organisation)
    with pytest.raises(Refused, match="en préparation"):
        _undo(_undo(other))


def test_a_draft_that_holds_a_deposit_is_not_cancelled():
    organisation = an_organisation()
    deposit = a_deposit(organisation)
    receive_deposit(
        deposit,
        on=JANUARY,
        amount=Decimal(438),
        payer="person",
        means="cash",
        actor=the_system(organisation),
    )
    row = _undo(deposit.occupancy)
    manager = someone_as(organisation, "rental_manager")

    with pytest.raises(Refused, match="est détenu"):
        cancel_occupancy(row, actor=manager)

    row.refresh_from_db()
    assert row.state == "draft"
