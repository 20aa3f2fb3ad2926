from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.ui import shell
from palier.base.ui.path import drawn
from palier.registers.people.tests.examples import a_household
from palier.work.leases.tests.examples import a_lived_in_contract
from palier.work.support.actions import note_path_moment
from palier.work.support.models import PathMoment

TODAY = date(2026, 5, 15)


def test_the_path_is_a_line_of_dates_with_what_the_household_wants():
    organisation = an_organisation()
    household = a_household(organisation)
    worker = someone_as(organisation, "social_worker")
    note_path_moment(
        household,
        kind="stay",
        label="Hébergée à l’hôtel",
        starts_on=date(2024, 11, 1),
        ends_on=date(2026, 1, 1),
        actor=worker,
    )
    a_lived_in_contract(organisation, household=household)
    note_path_moment(
        household, kind="wish", label="un bail à mon nom", starts_on=date(2027, 1, 4), actor=worker
    )

    items = drawn(shell.path("people.household", household, worker), TODAY)

    kinds = [item["kind"] for item in items]
    assert kinds == ["stay", "year", "stay", "year", "today", "year", "wish"]
    stays = [item for item in items if item["kind"] == "stay"]
    assert stays[0]["at"] + stays[0]["for"] == stays[1]["at"]  # one row, one after the other
    assert stays[1]["current"]
    assert all(1 <= item["at"] <= 36 for item in items)


def test_an_end_before_the_start_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="avant le début"):
        note_path_moment(
            a_household(organisation),
            kind="stay",
            label="Hôtel",
            starts_on=TODAY,
            ends_on=date(2020, 1, 1),
            actor=someone_as(organisation, "social_worker"),
        )

    assert not PathMoment.objects.exists()
