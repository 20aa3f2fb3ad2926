from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.titles.actions import cancel_holding
from palier.work.titles.tests.examples import a_draft_holding, a_holding


def test_a_title_that_will_not_be_signed_stays_readable():
    organisation = an_organisation()

    holding = cancel_holding(
        a_draft_holding(organisation), actor=someone_as(organisation, "rental_manager")
    )

    assert holding.state == "cancelled"


def test_a_signed_title_is_ended_and_not_cancelled():
    organisation = an_organisation()
    holding = a_holding(organisation)

    with pytest.raises(Refused):
        cancel_holding(holding, actor=someone_as(organisation, "rental_manager"))

    holding.refresh_from_db()
    assert (holding.state, date(2024, 1, 1)) == ("signed", holding.starts_on)
