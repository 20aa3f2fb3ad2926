from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.titles.actions import sign_holding
from palier.work.titles.tests.examples import a_draft_holding, a_holding

MAY = date(2026, 5, 4)


def test_a_signed_title_holds_its_homes_from_its_first_day():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    holding = sign_holding(
        a_draft_holding(organisation),
        signed_on=MAY,
        starts_on=date(2026, 6, 1),
        ends_on=date(2029, 6, 1),
        actor=manager,
    )

    assert (holding.state, holding.signed_on) == ("signed", MAY)
    assert (holding.starts_on, holding.last_on) == (date(2026, 6, 1), date(2029, 5, 31))
    assert [change.kind for change in holding.changes.all()] == ["signed"]


def test_a_title_is_signed_once():
    organisation = an_organisation()
    holding = a_holding(organisation)

    with pytest.raises(Refused):
        sign_holding(
            holding,
            signed_on=MAY,
            starts_on=MAY,
            actor=someone_as(organisation, "rental_manager"),
        )

    holding.refresh_from_db()
    assert (holding.signed_on, holding.starts_on) == (None, date(2024, 1, 1))


def test_an_end_before_the_start_is_refused():
    organisation = an_organisation()
    holding = a_draft_holding(organisation)

    with pytest.raises(Refused, match="avant le début"):
        sign_holding(
            holding,
            signed_on=MAY,
            starts_on=MAY,
            ends_on=MAY,
            actor=someone_as(organisation, "rental_manager"),
        )

    holding.refresh_from_db()
    assert holding.state == "draft"
