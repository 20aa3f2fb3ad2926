"""What billing does when a contract starts or ends, in the same transaction."""

from datetime import date
from decimal import Decimal

import pytest

from palier.base.journal.models import Record
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Account
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests import examples as tenancy
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import (
    call_once,
    drop_extra,
    invoice_stay,
    reverse_notice,
    set_term,
    stop_term,
)
from palier.work.billing.models import Draft, HouseholdAccount, Term
from palier.work.billing.tests.examples import (
    MAY,
    a_notice,
    a_prepared_run,
    a_rented_home,
    terms_of,
)
from palier.work.leases.actions import (
    activate_occupancy,
    cancel_occupancy,
    end_occupancy,
    undo_departure,
    undo_entry,
)
from palier.work.leases.models import OccupancyState
from palier.work.leases.tests.examples import a_draft, a_lived_in_contract

MAY_1, MAY_20 = date(2026, 5, 1), date(2026, 5, 20)


def test_the_keys_open_the_households_account_in_the_same_chain():
    organisation = an_organisation()
    draft = a_draft(organisation)

    activate_occupancy(draft, starts_on=MAY_1, actor=someone_as(organisation, "host"))

    assert HouseholdAccount.objects.get().household == draft.household
    chain = Record.objects.get(action="leases.activate_occupancy").chain
    nested = Record.objects.get(action="billing.open_household_account")
    assert (nested.chain, nested.parent) == (chain, "leases.activate_occupancy")


def test_when_a_reaction_refuses_nothing_has_happened():
    organisation = tenancy.an_organisation("Sans comptabilité")
    draft = a_draft(organisation)
    assert not Account.objects.exists()

    with pytest.raises(Refused, match="ouvrez d’abord la comptabilité"):
        activate_occupancy(draft, starts_on=MAY_1, actor=someone_as(organisation, "host"))

    draft.refresh_from_db()
    assert draft.state == OccupancyState.DRAFT
    assert not draft.places.filter(is_firm=True).exists()


def test_a_departure_stops_what_was_due_each_month():
    organisation = an_organisation()
    occupancy = terms_of(a_lived_in_contract(organisation))

    end_occupancy(
        occupancy,
        ends_on=MAY_20,
        end_reason="social_housing",
        actor=someone_as(organisation, "rental_manager"),
    )

    assert {term.period.upper for term in Term.objects.all()} == {MAY_20}


def test_an_entry_is_not_undone_while_rents_are_called_under_it():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    notice = a_notice(organisation)

    with pytest.raises(Refused, match="Annulez d’abord ses avis"):
        undo_entry(notice.occupancy, actor=manager)
    notice.occupancy.refresh_from_db()
    assert notice.occupancy.state == OccupancyState.ACTIVE

    reverse_notice(notice, on=MAY_20, reason="Jamais entré", actor=manager)
    assert undo_entry(notice.occupancy, actor=manager).state == OccupancyState.DRAFT


def test_an_entry_undone_leaves_nothing_to_call():
    organisation = an_organisation()
    occupancy = a_rented_home(organisation)
    a_prepared_run(organisation)

    undo_entry(occupancy, actor=someone_as(organisation, "rental_manager"))

    assert not Draft.objects.exists()


def test_a_contract_with_a_sum_to_call_is_not_given_up_nor_invoiced():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    draft = a_draft(organisation)
    told = {"kind": "charges", "label": "Badge", "amount": Decimal(10), "month_on": MAY_1}
    extra = call_once(draft, **told, actor=manager)

    with pytest.raises(Refused, match="retirez-les"):
        cancel_occupancy(draft, actor=manager)
    with pytest.raises(Refused, match="Personne n’a vécu"):
        invoice_stay(draft, on=MAY_1, actor=manager)
    draft.refresh_from_db()
    assert draft.state == OccupancyState.DRAFT

    drop_extra(extra, actor=manager)
    assert cancel_occupancy(draft, actor=manager).state == OccupancyState.CANCELLED


def test_what_a_departure_stopped_runs_again_and_nothing_else():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    system, day = the_system(organisation), date(2026, 6, 1)
    discount = set_term(
        home, kind="discount", amount=Decimal(30), starts_on=MAY, reason="Fuite", actor=system
    )
    stop_term(discount, ends_on=day, actor=system)
    set_term(home, kind="charges", amount=Decimal(65), starts_on=day, actor=system)
    end_occupancy(home, ends_on=day, end_reason="other", actor=system)

    undo_departure(home, actor=system)

    ends = {
        (term.kind, term.amount): term.period.upper
        for term in Term.objects.filter(occupancy=home).exclude(kind="benefit")
    }
    assert ends == {
        ("rent", 438): None, ("charges", 61): day, ("charges", 65): None, ("discount", 30): day,
    }  # fmt: skip
