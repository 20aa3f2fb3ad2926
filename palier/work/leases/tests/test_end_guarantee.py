from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.leases.actions import end_guarantee, record_guarantee
from palier.work.leases.tests.examples import JANUARY, a_draft

JUNE = date(2026, 6, 1)


def _given(organisation, manager):
    return record_guarantee(
        a_draft(organisation), kind="guarantor", name="M. Sané", given_on=JANUARY, actor=manager
    )


def test_it_stands_until_that_day():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    assert (
        end_guarantee(_given(organisation, manager), ends_on=JUNE, actor=manager).ends_on == JUNE
    )


def test_it_ends_once_and_after_it_was_given():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    guarantee = _given(organisation, manager)

    with pytest.raises(Refused, match="finit après"):
        end_guarantee(guarantee, ends_on=JANUARY, actor=manager)
    end_guarantee(guarantee, ends_on=JUNE, actor=manager)
    with pytest.raises(Refused, match="déjà une fin"):
        end_guarantee(guarantee, ends_on=date(2026, 7, 1), actor=manager)

    guarantee.refresh_from_db()
    assert guarantee.ends_on == JUNE
