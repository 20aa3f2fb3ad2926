"""Eight threads let, call and pay at once: one home, one run, no money twice."""

import threading
from datetime import date
from decimal import Decimal

from django.db import connection

from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry, Line
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.base.tenancy.walls import working_for
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.billing.actions import issue_rent_run, prepare_rent_run, record_payment
from palier.work.billing.models import HouseholdAccount, RentNotice, RentRun
from palier.work.billing.reads import owed_by
from palier.work.billing.tests.examples import MAY, a_rented_home
from palier.work.leases.actions import activate_occupancy
from palier.work.leases.models import Occupancy, OccupancyPlace
from palier.work.leases.tests.examples import a_draft

THREADS = 8


def _at_once(organisation, work):
    """Run `work(rank)` in eight threads that start together; gives refusals and failures."""
    gate = threading.Barrier(THREADS)
    refused, failed = [], []

    def run(rank):
        try:
            gate.wait(10)
            with working_for(organisation):
                work(rank)
        except Refused as refusal:
            refused.append(str(refusal))
        except Exception as failure:
            failed.append(repr(failure))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(rank,)) for rank in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    return refused


def _committed(make):
    from django.db import transaction

    with transaction.atomic():
        return make()


def test_one_home_is_let_to_one_household(own_database):
    def make():
        organisation = an_organisation()
        place = a_place(a_site(organisation))
        return organisation, [a_draft(organisation, place=place).pk for _ in range(THREADS)]

    organisation, drafts = _committed(make)

    def let(rank):
        draft = Occupancy.objects.get(pk=drafts[rank])
        activate_occupancy(draft, starts_on=MAY, actor=the_system(organisation))

    refused = _at_once(organisation, let)

    assert len(refused) == THREADS - 1
    assert all("occupé" in words for words in refused)
    with working_for(organisation):
        assert OccupancyPlace.objects.filter(is_firm=True).count() == 1


def test_eight_people_starting_the_run_at_once_get_one_run(own_database):
    def make():
        organisation = an_organisation()
        for _ in range(3):
            a_rented_home(organisation)
        return organisation

    organisation = _committed(make)

    def call(rank):
        actor = the_system(organisation)
        run = prepare_rent_run(organisation, month_on=MAY, actor=actor)
        issue_rent_run(run, actor=actor)

    assert _at_once(organisation, call) == []
    with working_for(organisation):
        assert RentRun.objects.count() == 1
        assert sorted(RentNotice.objects.values_list("number", flat=True)) == [1, 2, 3]
        assert Entry.objects.count() == 3


def test_eight_payments_at_once_settle_a_notice_once(own_database):
    def make():
        organisation = an_organisation()
        a_rented_home(organisation)
        actor = the_system(organisation)
        issue_rent_run(prepare_rent_run(organisation, month_on=MAY, actor=actor), actor=actor)
        return organisation

    organisation = _committed(make)

    def pay(rank):
        account = HouseholdAccount.objects.get()
        record_payment(
            account,
            on=date(2026, 5, 6),
            amount=Decimal("50.00"),
            means="cash",
            actor=the_system(organisation),
        )

    assert _at_once(organisation, pay) == []
    with working_for(organisation):
        assert RentNotice.objects.with_paid().get().paid == Decimal("212.00")
        assert owed_by(HouseholdAccount.objects.get()) == Decimal("-188.00")
        assert sorted(Entry.objects.values_list("number", flat=True)) == list(range(1, 10))
        assert Line.objects.count() == 4 + 2 * THREADS
