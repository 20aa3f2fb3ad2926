from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.titles.actions import end_holding
from palier.work.titles.tests.examples import a_holding

JUNE = date(2026, 6, 1)


def test_a_home_is_given_back():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    place = a_place(a_site(organisation))
    holding = a_holding(organisation, place=place)

    holding = end_holding(holding, ends_on=JUNE, end_reason="ours", actor=manager)

    assert (holding.state, holding.last_on) == ("ended", date(2026, 5, 31))
    (change,) = holding.changes.all()
    assert (change.kind, change.on, change.told_on) == ("ended", JUNE, date(2026, 5, 31))


def test_a_title_does_not_end_before_it_begins():
    organisation = an_organisation()
    holding = a_holding(organisation)

    with pytest.raises(Refused, match="avant le début"):
        end_holding(
            holding,
            ends_on=holding.starts_on,
            end_reason="ours",
            actor=someone_as(organisation, "rental_manager"),
        )

    holding.refresh_from_db()
    assert (holding.state, holding.changes.count()) == ("signed", 0)
