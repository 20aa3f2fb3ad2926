import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.support.actions import correct_note, write_note
from palier.work.support.models import NoteVersion
from palier.work.support.tests.test_write_note import MAY_2


def test_what_a_note_said_before_is_kept():
    organisation = an_organisation()
    author = someone_as(organisation, "social_worker", user=a_user())
    note = write_note(a_household(organisation), on=MAY_2, title="Un", text="Avant", actor=author)

    correct_note(note, title="Un", text="Après", actor=author)

    note.refresh_from_db()
    assert note.text == "Après"
    assert NoteVersion.objects.get().text == "Avant"


def test_only_its_author_corrects_a_note():
    organisation = an_organisation()
    author = someone_as(organisation, "social_worker", user=a_user())
    note = write_note(a_household(organisation), on=MAY_2, title="Un", text="Avant", actor=author)

    with pytest.raises(Refused, match="Seule la personne"):
        correct_note(note, title="Un", text="Autre", actor=someone_as(organisation, "supervisor"))

    note.refresh_from_db()
    assert note.text == "Avant"
    assert not NoteVersion.objects.exists()
