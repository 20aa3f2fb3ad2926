from decimal import Decimal

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from palier.base.journal.models import Record
from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry, Line, Sequence
from palier.base.ledger.tests.examples import a_closed_month, an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import issue_rent_run
from palier.work.billing.models import RentNotice, RentRun
from palier.work.billing.reads import account_of, figures_of, owed_by
from palier.work.billing.tests.examples import (
    JUNE,
    MAY,
    a_payment,
    a_prepared_run,
    a_rented_home,
    an_issued_run,
    terms_of,
)
from palier.work.leases.tests.examples import a_lived_in_contract


def test_one_yes_numbers_the_notices_and_posts_them():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    run = a_prepared_run(organisation)

    issue_rent_run(run, actor=someone_as(organisation, "rental_manager"))

    notice = RentNotice.objects.get()
    assert (notice.reference, notice.net, notice.due_on) == (
        "AV000001",
        Decimal("212.00"),
        MAY.replace(day=5),
    )
    lines = notice.entry.lines.order_by("account__code", "-debit").values_list(
        "account__code", "auxiliary__code", "debit", "credit"
    )
    assert list(lines) == [
        ("411", "CAF", Decimal("287.00"), Decimal("0.00")),
        ("411", f"M{home.household_id:07d}", Decimal("212.00"), Decimal("0.00")),
        ("7083", None, Decimal("0.00"), Decimal("438.00")),
        ("7088", None, Decimal("0.00"), Decimal("61.00")),
    ]
    assert notice.entry.piece == "AV000001"
    record = Record.objects.get(action="billing.issue_rent_run")
    assert record.subjects == [f"billing.rentrun:{run.pk}"]


def test_each_regime_earns_on_its_own_account():
    organisation = an_organisation()
    for regime in ("loi89", "logement_foyer", "shelter", "pitch"):
        terms_of(a_lived_in_contract(organisation, regime=regime), charges="0", benefit="0")

    an_issued_run(organisation)

    earned = Line.objects.filter(credit__gt=0).values_list("account__code", flat=True)
    assert sorted(earned) == ["7061", "7062", "7063", "7083"]


def test_issuing_twice_gives_the_same_thing_once():
    organisation = an_organisation()
    a_rented_home(organisation)
    manager = someone_as(organisation, "rental_manager")
    run = a_prepared_run(organisation)

    for _ in range(2):
        issue_rent_run(run, actor=manager)

    assert (RentNotice.objects.count(), Entry.objects.count()) == (1, 1)


def test_numbers_go_on_from_one_month_to_the_next():
    organisation = an_organisation()
    for _ in range(2):
        a_rented_home(organisation)

    an_issued_run(organisation)
    an_issued_run(organisation, JUNE)

    assert list(RentNotice.objects.order_by("pk").values_list("number", flat=True)) == [1, 2, 3, 4]
    assert list(Entry.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4]
    assert all(notice.entry.piece == notice.reference for notice in RentNotice.objects.all())


def test_an_advance_settles_the_notice_that_comes():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    account = account_of(home.household)
    a_payment(account, "300.00")

    an_issued_run(organisation)

    notice = RentNotice.objects.with_paid().get()
    assert notice.paid == Decimal("212.00")
    assert owed_by(account) == Decimal("-88.00")


@pytest.mark.parametrize("held", [True, False])
def test_a_run_with_nothing_ready_is_refused(held):
    organisation = an_organisation()
    if held:
        a_rented_home(organisation)
    run = a_prepared_run(organisation)
    run.drafts.update(held_because="litige")

    with pytest.raises(Refused, match="Aucun avis n’est prêt"):
        issue_rent_run(run, actor=someone_as(organisation, "rental_manager"))

    run.refresh_from_db()
    assert run.state == RentRun.State.DRAFT
    assert not Entry.objects.exists()


def test_a_month_closed_meanwhile_is_refused():
    organisation = an_organisation()
    a_rented_home(organisation)
    run = a_prepared_run(organisation)
    a_closed_month(main_entity(organisation), month_on=MAY, actor=the_system(organisation))

    with pytest.raises(Refused, match="clos"):
        issue_rent_run(run, actor=someone_as(organisation, "rental_manager"))

    assert not RentNotice.objects.exists()
    assert not Entry.objects.exists()


def test_a_notice_once_issued_is_never_edited():
    organisation = an_organisation()
    a_rented_home(organisation)
    an_issued_run(organisation)

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        RentNotice.objects.update(net=0)


def test_the_millionth_notice_keeps_its_whole_number_in_the_books():
    organisation = an_organisation()
    a_rented_home(organisation)
    Sequence.objects.create(organisation=organisation, name="notices", last=999_999)

    an_issued_run(organisation)

    notice = RentNotice.objects.get()
    assert (notice.reference, notice.entry.piece) == ("AV1000000", "AV1000000")


def test_once_issued_its_figures_are_kept_and_read_without_adding_up():
    organisation = an_organisation()
    a_rented_home(organisation)
    run = a_prepared_run(organisation)
    before = figures_of(run)

    run = issue_rent_run(run, actor=the_system(organisation))

    with CaptureQueriesContext(connection) as queries:
        assert figures_of(run) == before
    assert (len(queries), before.net) == (0, 212)
