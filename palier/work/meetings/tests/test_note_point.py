import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.meetings.actions import cancel_meeting, note_point
from palier.work.meetings.tests.examples import a_meeting, a_point


def _note(row, role="accountant", **given):
    usual = {"what": "L’été", "words": "Trop d’absences.", "decision": "Un planning commun."}
    return note_point(row, actor=someone_as(row.organisation, role), **{**usual, **given})


def test_what_was_said_and_decided():
    row = _note(a_point(a_meeting(an_organisation())))
    assert (row.what, row.words, row.decision) == (
        "L’été",
        "Trop d’absences.",
        "Un planning commun.",
    )


def test_not_without_its_subject_nor_of_a_cancelled_one():
    row = a_point(a_meeting(an_organisation()))
    with pytest.raises(Refused, match="de quoi on a parlé"):
        _note(row, what="")
    cancel_meeting(row.meeting, why="Grève", actor=someone_as(row.organisation, "director"))
    with pytest.raises(Refused, match="annulée"):
        _note(row)
    row.refresh_from_db()
    assert (row.words, row.decision) == ("", "")


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _note(a_point(a_meeting(an_organisation())), role="volunteer")
