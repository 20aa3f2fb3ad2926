from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.base.ui.models import SearchRow
from palier.registers.people.actions import close_body, reopen_body
from palier.registers.people.tests.examples import a_body


def test_a_body_closed_by_mistake_is_proposed_and_found_again():
    organisation = an_organisation()
    body, director = a_body(organisation, "CCAS"), someone_as(organisation, "director")
    close_body(body, on=date(2026, 5, 2), why="par erreur", actor=director)

    reopen_body(body, actor=director)

    body.refresh_from_db()
    assert (body.closed_on, body.closed_why) == (None, "")
    assert SearchRow.objects.get().title == "CCAS"


def test_one_that_is_not_closed_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="pas fermée"):
        reopen_body(a_body(organisation), actor=someone_as(organisation, "director"))


def test_a_social_worker_reopens_none():
    organisation = an_organisation()

    with pytest.raises(PermissionDenied):
        reopen_body(a_body(organisation), actor=someone_as(organisation, "social_worker"))
