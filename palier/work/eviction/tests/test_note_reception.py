import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.eviction.actions import note_reception
from palier.work.eviction.models import Reception
from palier.work.eviction.tests.examples import a_reception, a_session


def _note(row, role="lawyer"):
    return note_reception(
        row, came=True, next_step=" Demander l’aide juridictionnelle ",
        actor=someone_as(row.organisation, role),
    )  # fmt: skip


def test_whether_they_came_and_what_comes_next():
    row = _note(a_reception(a_session(an_organisation())))

    assert (row.came, row.next_step) == (True, "Demander l’aide juridictionnelle")


def test_a_text_too_long_is_refused_and_nothing_changes():
    row = a_reception(a_session(an_organisation()))

    with pytest.raises(Refused, match="trop long"):
        note_reception(row, came=True, next_step="x" * 400, actor=the_system(row.organisation))

    assert Reception.objects.get().came is None
