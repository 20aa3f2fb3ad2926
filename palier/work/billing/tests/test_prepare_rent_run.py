from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.ledger.tests.examples import a_closed_month, an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import (
    hold_draft,
    prepare_rent_run,
    reverse_notice,
    set_term,
    stop_term,
)
from palier.work.billing.models import Draft, RentNotice, RentRun, Term
from palier.work.billing.reads import figures_of
from palier.work.billing.tests.examples import (
    JUNE,
    MAY,
    a_notice,
    a_prepared_run,
    a_rented_home,
    an_issued_run,
    terms_of,
)
from palier.work.leases.actions import end_occupancy, give_notice_to_quit
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.leases.tests.test_give_notice_to_quit import USUAL


def test_a_whole_month_is_rent_and_charges_less_the_benefit_and_nothing_is_owed_yet():
    organisation = an_organisation()
    a_rented_home(organisation)

    prepare_rent_run(organisation, month_on=MAY, actor=someone_as(organisation, "rental_manager"))

    draft = Draft.objects.get()
    assert (draft.rent, draft.charges, draft.benefit, draft.net) == (
        Decimal("438.00"),
        Decimal("61.00"),
        Decimal("287.00"),
        Decimal("212.00"),
    )
    assert [line["label"] for line in draft.lines] == [
        "Loyer",
        "Charges, provision",
        "Aide au logement",
    ]
    assert draft.checks == []
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("convention", "amount"), [("actual_days", "100.00"), ("thirty_days", "93.00")]
)
def test_a_month_entered_on_the_22nd_follows_the_convention_of_the_association(convention, amount):
    organisation = an_organisation(proration=convention)
    home = a_lived_in_contract(organisation, starts_on=date(2026, 8, 22))
    terms_of(home, rent="310.00", charges="0", benefit="0", starts_on=date(2026, 8, 22))

    a_prepared_run(organisation, date(2026, 8, 1))

    draft = Draft.objects.get()
    assert (draft.rent, draft.checks, draft.changes) == (
        Decimal(amount),
        ["prorated"],
        ["prorated", "entry"],
    )


def test_an_entry_in_a_residence_on_14_december_pays_18_days_and_no_benefit():
    organisation = an_organisation()
    home = a_lived_in_contract(organisation, regime="logement_foyer", starts_on=date(2026, 12, 14))
    terms_of(home, rent="372.10", charges="0", benefit="289.00", starts_on=date(2026, 12, 1))

    a_prepared_run(organisation, date(2026, 12, 1))

    draft = Draft.objects.get()
    assert (draft.rent, draft.benefit, draft.net) == (
        Decimal("216.06"),
        Decimal("0.00"),
        Decimal("216.06"),
    )


def test_a_month_cut_by_a_departure_and_an_entry_is_shared_between_two_contracts():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    leaving = terms_of(
        a_lived_in_contract(organisation), rent="310.00", charges="31.00", benefit="0"
    )
    end_occupancy(leaving, ends_on=date(2026, 5, 11), end_reason="own_home", actor=manager)
    coming = a_lived_in_contract(
        organisation, place=leaving.main_place, starts_on=date(2026, 5, 11)
    )
    terms_of(coming, rent="310.00", charges="31.00", benefit="0", starts_on=date(2026, 5, 11))

    a_prepared_run(organisation)

    nets = dict(Draft.objects.values_list("occupancy", "net"))
    assert nets == {leaving.pk: Decimal("110.00"), coming.pk: Decimal("231.00")}


def test_a_rent_that_changes_in_the_month_is_counted_in_two_parts():
    organisation = an_organisation()
    home = terms_of(a_lived_in_contract(organisation), rent="310.00", charges="0", benefit="0")
    set_term(
        home,
        kind="rent",
        amount=Decimal("341.00"),
        starts_on=date(2026, 5, 11),
        actor=the_system(organisation),
    )

    a_prepared_run(organisation)

    draft = Draft.objects.get()
    assert [line["amount"] for line in draft.lines] == ["100.00", "231.00"]
    assert draft.net == Decimal("331.00")


def test_what_changed_since_last_month_is_said():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    an_issued_run(organisation)
    stop_term(Term.objects.get(kind="benefit"), ends_on=JUNE, actor=the_system(organisation))
    set_term(
        home, kind="rent", amount=Decimal("442.38"), starts_on=JUNE, actor=the_system(organisation)
    )

    run = a_prepared_run(organisation, JUNE)

    draft = Draft.objects.get(run=run)
    assert (draft.changes, draft.previous_net) == (["rent", "benefit"], Decimal("212.00"))
    assert draft.checks == ["benefit_missing", "no_bank"]
    figures = figures_of(run)
    assert (figures.verify, figures.changed, figures.by_change) == (
        1,
        1,
        {"rent": 1, "benefit": 1},
    )


def test_a_benefit_above_what_is_due_deducts_only_what_is_due():
    organisation = an_organisation()
    terms_of(a_lived_in_contract(organisation), rent="200.00", charges="0", benefit="287.00")

    a_prepared_run(organisation)

    draft = Draft.objects.get()
    assert (draft.benefit, draft.net, draft.checks) == (
        Decimal("200.00"),
        Decimal("0.00"),
        ["benefit_above"],
    )


def test_a_contract_without_terms_is_shown_at_zero_to_be_checked():
    organisation = an_organisation()
    a_lived_in_contract(organisation)

    run = a_prepared_run(organisation)

    assert Draft.objects.get().checks == ["zero"]
    assert figures_of(run).issuable == 0


def test_preparing_again_computes_again_and_keeps_what_was_held():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    run = a_prepared_run(organisation)
    hold_draft(run.drafts.get(), reason="désaccord", actor=the_system(organisation))
    set_term(
        home, kind="rent", amount=Decimal("440.00"), starts_on=MAY, actor=the_system(organisation)
    )

    again = a_prepared_run(organisation)

    assert again == run
    draft = Draft.objects.get()
    assert (draft.rent, draft.held_because) == (Decimal("440.00"), "désaccord")


def test_a_month_already_issued_computes_only_what_has_no_living_notice():
    organisation = an_organisation()
    notice = a_notice(organisation)
    first = RentRun.objects.get()
    assert a_prepared_run(organisation) == first
    reverse_notice(notice, on=MAY, reason="loyer faux", actor=the_system(organisation))

    second = a_prepared_run(organisation)

    assert (second.round, second.state, second.drafts.count()) == (2, "draft", 1)
    assert RentNotice.objects.count() == 1


def test_a_closed_month_is_refused():
    organisation = an_organisation()
    a_rented_home(organisation)
    a_closed_month(main_entity(organisation), month_on=MAY, actor=the_system(organisation))

    with pytest.raises(Refused, match="mai 2026 est clos"):
        prepare_rent_run(
            organisation, month_on=MAY, actor=someone_as(organisation, "rental_manager")
        )

    assert not RentRun.objects.exists()
    assert not Draft.objects.exists()


def test_a_departure_announced_in_the_month_is_to_verify():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    give_notice_to_quit(
        home,
        side="occupant",
        ground="usual",
        form="hand",
        received_on=date(2026, 2, 8),
        actor=the_system(organisation),
    )

    before, month = a_prepared_run(organisation, date(2026, 4, 1)), a_prepared_run(organisation)

    assert Draft.Check.LEAVING not in before.drafts.get().checks
    assert Draft.Check.LEAVING in month.drafts.get().checks
    assert figures_of(month).verify == 1


@pytest.mark.parametrize("month", [date(2026, 5, 1), date(2026, 7, 1)])
def test_a_departure_announced_is_said_in_its_month_and_in_those_after_it(month):
    organisation = an_organisation()
    home = terms_of(a_lived_in_contract(organisation), rent="310.00", charges="0", benefit="0")
    give_notice_to_quit(
        home,
        **{**USUAL, "received_on": date(2026, 2, 20)},
        last_on=date(2026, 5, 20),
        actor=someone_as(organisation, "rental_manager"),
    )

    a_prepared_run(organisation, month)

    assert "leaving" in Draft.objects.get().checks
