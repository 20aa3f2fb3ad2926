from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.titles.actions import end_holding, undo_end
from palier.work.titles.tests.examples import a_holding

JUNE = date(2026, 6, 1)


def _ended(organisation, reason="ours", **given):
    manager = someone_as(organisation, "rental_manager")
    holding = a_holding(organisation, **given)
    return end_holding(holding, ends_on=JUNE, end_reason=reason, actor=manager), manager


def test_a_title_that_has_not_ended_runs_on_to_its_day_and_may_end_on_another():
    holding, manager = _ended(an_organisation())

    holding = undo_end(holding, actor=manager)

    assert (holding.state, holding.ends_on, holding.end_reason) == (
        "signed",
        date(2030, 1, 1),
        "",
    )
    holding = end_holding(holding, ends_on=date(2026, 6, 11), end_reason="owners", actor=manager)
    told = holding.changes.order_by("pk").values_list("kind", flat=True)
    assert list(told) == ["ended", "reopened", "ended"]
    assert holding.last_on == date(2026, 6, 10)


def test_one_that_runs_that_slid_or_whose_home_another_holds_is_refused():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    holding, manager = _ended(organisation, place=place)
    a_holding(organisation, place=place, starts_on=JUNE)

    with pytest.raises(Refused, match="Un autre titre"):
        undo_end(holding, actor=manager)
    slid, _ = _ended(organisation, "slid", place=a_place(place.site))
    with pytest.raises(Refused, match="a glissé"):
        undo_end(slid, actor=manager)
    runs = a_holding(organisation, place=a_place(place.site))
    with pytest.raises(Refused, match="pas terminé"):
        undo_end(runs, actor=manager)

    holding.refresh_from_db()
    assert (holding.state, holding.ends_on) == ("ended", JUNE)
