"""What a room declares that it `has` is never narrower than what it would say.

Played on a world where everything exists once or twice: each household, for whoever sees everything,
is told the same with the declarations as without.
"""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from palier.base.kit.memo import reading_once
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.roles import ROLES
from palier.base.tenancy.tests.examples import someone_as
from palier.base.ui import having, shell
from palier.registers.people.models import Household
from tests.house.everything import pages_of_everything

PAGE = "people.household"


def _said(household, actor, today) -> dict[str, list[str]]:
    """What every room says of a household, as texts."""
    with reading_once():
        drawn = shell.panels(PAGE, household, actor, today)
        asked = {
            question: [str(told) for told in shell.ask(question, household, actor, today)]
            for question in ("people.facts", "people.said")
        }
        return {
            "panels": [part.template for parts in drawn.values() for part in parts],
            "timeline": [
                str(each)
                for each in shell.timeline(PAGE, household, actor, before=date.max, most=200)
            ],
            "path": [str(each) for each in shell.path(PAGE, household, actor)],
            "todos": [str(each) for each in shell.todos(PAGE, household, actor, today)],
            "verbs": [str(told) for told in shell.ask("people.verbs", household, actor)],
            **asked,
        }


class _All(set):
    """Every row that anyone may ask for."""

    def __contains__(self, row):
        return True

    def isdisjoint(self, other):
        return False


def test_no_room_hides_what_it_would_say_nor_what_is_to_be_done(monkeypatch):
    """One world for the three: what each room says of a household, what one's day asks, and that it
    is asked in one statement."""
    organisation = an_organisation()
    pages_of_everything(organisation)
    actor = someone_as(organisation, *ROLES)
    today = timezone.localdate()
    households = list(Household.objects.filter(organisation=organisation))
    days = [today + timedelta(days=days) for days in (-60, 0, 45, 400)]

    def to_do(day):
        with reading_once():
            return [str(each) for each in shell.todos("ui.day", None, actor, day)]

    with CaptureQueriesContext(connection) as captured:
        _said(households[0], actor, today)
    assert sum("SELECT EXISTS" in each["sql"] for each in captured.captured_queries) == 1

    told = {row.pk: _said(row, actor, today) for row in households}
    before = [to_do(day) for day in days]
    assert len({word for each in told.values() for word in each["panels"]}) > 5
    assert max(len(each) for each in before) > 10

    monkeypatch.setattr(shell, "having", lambda *_: _All())

    assert {row.pk: _said(row, actor, today) for row in households} == told
    assert [to_do(day) for day in days] == before


def test_a_household_of_whom_nothing_is_known_costs_one_question(monkeypatch):
    organisation = an_organisation()
    from palier.registers.people.tests.examples import a_household

    household = a_household(organisation)
    actor = someone_as(organisation, *ROLES)

    with CaptureQueriesContext(connection) as captured:
        _said(household, actor, timezone.localdate())

    assert len(captured) <= 3, [each["sql"] for each in captured.captured_queries]


@pytest.mark.parametrize(
    "rows", shell._all_of(PAGE), ids=lambda rows: f"{rows.model.__name__}.{rows.path}"
)
def test_each_declaration_is_a_statement(rows):
    told, parameters = having._statement(rows)
    assert told.startswith("EXISTS (SELECT")
    assert sum(str(each) == str(having.PLACE) for each in parameters) == 1
