from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.models import Entry
from palier.base.ledger.tests.examples import a_closed_month, an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import (
    issue_rent_run,
    prepare_corrections,
    reverse_notice,
    set_term,
)
from palier.work.billing.models import NoticeReversal, RentNotice
from palier.work.billing.reads import owed_by
from palier.work.billing.tests.examples import MAY, a_notice, a_payment, an_issued_run

MAY_20 = date(2026, 5, 20)


def test_a_wrong_notice_is_undone_and_the_month_computed_anew():
    organisation = an_organisation()
    notice = a_notice(organisation)
    manager = someone_as(organisation, "rental_manager")

    reverse_notice(notice, on=MAY_20, reason="loyer faux", actor=manager)
    set_term(notice.occupancy, kind="rent", amount=Decimal("400.00"), starts_on=MAY, actor=manager)
    an_issued_run(organisation)

    living = RentNotice.objects.living().get()
    assert (living.net, living.number) == (Decimal("174.00"), 2)
    assert owed_by(notice.account) == Decimal("174.00")
    assert RentNotice.objects.get(pk=notice.pk).net == Decimal("212.00")


def test_what_had_paid_it_pays_the_notices_that_remain():
    organisation = an_organisation()
    may = a_notice(organisation)
    an_issued_run(organisation, date(2026, 6, 1))
    a_payment(may.account, "212.00")

    reverse_notice(may, on=MAY_20, reason="double", actor=someone_as(organisation, "accountant"))

    paid = dict(RentNotice.objects.with_paid().values_list("month", "paid"))
    assert paid == {MAY: Decimal("0.00"), date(2026, 6, 1): Decimal("212.00")}


def test_undoing_twice_is_refused():
    organisation = an_organisation()
    notice = a_notice(organisation)
    manager = someone_as(organisation, "rental_manager")
    reverse_notice(notice, on=MAY_20, reason="faux", actor=manager)

    with pytest.raises(Refused, match="déjà annulé"):
        reverse_notice(notice, on=MAY_20, reason="encore", actor=manager)

    assert (NoticeReversal.objects.count(), Entry.objects.count()) == (1, 2)


def test_undoing_in_a_closed_month_is_refused():
    organisation = an_organisation()
    notice = a_notice(organisation)
    a_closed_month(main_entity(organisation), month_on=MAY, actor=the_system(organisation))

    with pytest.raises(Refused, match="clos"):
        reverse_notice(
            notice, on=MAY_20, reason="faux", actor=someone_as(organisation, "rental_manager")
        )

    assert not NoticeReversal.objects.exists()


def test_what_a_correction_stands_on_is_undone_after_it():
    organisation = an_organisation()
    notice = a_notice(organisation)
    system = the_system(organisation)
    set_term(notice.occupancy, kind="rent", amount=Decimal("400.00"), starts_on=MAY, actor=system)
    run = prepare_corrections(organisation, month_on=date(2026, 6, 1), since_on=MAY, actor=system)
    issue_rent_run(run, actor=system)
    correction = RentNotice.objects.get(run=run)

    with pytest.raises(Refused, match=f"l’avis {correction.reference}"):
        reverse_notice(notice, on=MAY_20, reason="faux", actor=system)
    assert not NoticeReversal.objects.exists()

    reverse_notice(correction, on=date(2026, 6, 2), reason="faux", actor=system)
    reverse_notice(notice, on=date(2026, 6, 2), reason="faux", actor=system)
    assert owed_by(notice.account) == 0
