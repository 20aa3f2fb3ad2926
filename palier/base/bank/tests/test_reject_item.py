from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.bank.actions import cancel_batch, reject_item
from palier.base.bank.tests.examples import a_batch
from palier.base.kit.refusals import Refused
from palier.base.ledger.reads import balance_of
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as, the_system

MAY_7 = date(2026, 5, 7)


def test_a_reject_told_by_letter_is_noted_and_what_was_settled_is_owed_again():
    organisation = an_organisation()
    item = a_batch(organisation, "212.00", kind="debit").items.get()

    item = reject_item(item, code="MS02", on=MAY_7, actor=someone_as(organisation, "accountant"))

    assert (item.rejected_on, item.reject_code) == (MAY_7, "MS02")
    assert balance_of(main_entity(organisation), "511", on=MAY_7) == 0


def test_twice_or_of_a_cancelled_batch_is_refused_and_nothing_changes():
    organisation = an_organisation()
    accountant = the_system(organisation)
    item = reject_item(a_batch(organisation).items.get(), code="AC04", on=MAY_7, actor=accountant)
    with pytest.raises(Refused, match="déjà noté"):
        reject_item(item, code="AC01", on=MAY_7, actor=accountant)
    cancelled = a_batch(organisation, "30.00")
    cancel_batch(cancelled, on=MAY_7, actor=accountant)
    with pytest.raises(Refused, match="remise annulée"):
        reject_item(cancelled.items.get(), code="AC01", on=MAY_7, actor=accountant)

    item.refresh_from_db()
    assert item.reject_code == "AC04"
    assert cancelled.items.get().rejected_on is None


def test_a_social_worker_may_not():
    organisation = an_organisation()
    item = a_batch(organisation).items.get()
    with pytest.raises(PermissionDenied):
        reject_item(item, code="AC01", on=MAY_7, actor=someone_as(organisation, "social_worker"))
