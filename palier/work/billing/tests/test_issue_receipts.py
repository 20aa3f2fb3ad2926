from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.documents.models import Message
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import consent_to_email, issue_receipts
from palier.work.billing.models import Receipt, RentNotice
from palier.work.billing.tests.examples import a_notice, a_payment, a_rented_home, an_issued_run

JUNE_1 = date(2026, 6, 1)


def test_each_paid_notice_has_its_paper_and_only_those_who_agreed_an_e_mail():
    organisation = an_organisation()
    a_rented_home(organisation), a_rented_home(organisation)
    run = an_issued_run(organisation)
    first, second = RentNotice.objects.order_by("pk")
    a_payment(first.account), a_payment(second.account, "100.00")
    manager = someone_as(organisation, "rental_manager")
    consent_to_email(first.account, email="awa@example.org", given_on=JUNE_1, actor=manager)

    issue_receipts(run, on=JUNE_1, actor=manager)
    issue_receipts(run, on=JUNE_1, actor=manager)

    kinds = dict(Receipt.objects.values_list("notice", "kind"))
    assert kinds == {first.pk: "full", second.pk: "partial"}
    assert Message.objects.get().to == "awa@example.org"


def test_nothing_paid_is_refused_and_a_host_may_not():
    organisation = an_organisation()
    run = a_notice(organisation).run

    with pytest.raises(Refused, match="Rien n’a encore été payé"):
        issue_receipts(run, on=JUNE_1, actor=the_system(organisation))
    with pytest.raises(PermissionDenied):
        issue_receipts(run, on=JUNE_1, actor=someone_as(organisation, "host"))

    assert not Receipt.objects.exists()
