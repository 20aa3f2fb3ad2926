"""What the accountant letters by rule knows which payments settled which notice."""

from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import letter_by_rule, reverse_entry_by_hand
from palier.base.ledger.models import LetteredLine
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.base.ui import shell
from palier.work.billing.tests.examples import JUNE, a_notice, a_payment, an_issued_run

JULY_1 = date(2026, 7, 1)


def test_a_notice_and_what_paid_it_are_lettered_though_more_is_owed():
    organisation = an_organisation()
    notice = a_notice(organisation)
    an_issued_run(organisation, JUNE)
    payment = a_payment(notice.account)
    entity = main_entity(organisation)
    (groups,) = shell.ask("ledger.groups", entity, JULY_1)

    letter_by_rule(entity, on=JULY_1, more=groups, actor=someone_as(organisation, "accountant"))

    entries = set(LetteredLine.objects.values_list("line__entry", flat=True))
    assert entries == {notice.entry_id, payment.entry_id}


def test_the_entry_of_a_notice_is_not_undone_by_hand():
    notice = a_notice(an_organisation())

    with pytest.raises(Refused, match=notice.reference):
        reverse_entry_by_hand(
            notice.entry, on=JULY_1, actor=someone_as(notice.organisation, "accountant")
        )
