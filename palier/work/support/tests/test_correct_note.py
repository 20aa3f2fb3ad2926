import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.tests.examples import a_household
from palier.work.support.actions import correct_note, write_note
from palier.work.support.models import NoteVersion
from palier.work.support.tests.test_write_note import MAY_2

WHEN = {"on": MAY_2, "kind": "office", "minutes": None}


def test_what_a_note_said_before_is_kept():
    organisation = an_organisation()
    author = someone_as(organisation, "social_worker", user=a_user())
    note = write_note(a_household(organisation), on=MAY_2, title="Un", text="Avant", actor=author)

    correct_note(note, title="Un", text="Après", **WHEN, actor=author)

    note.refresh_from_db()
    assert note.text == "Après"
    assert NoteVersion.objects.get().text == "Avant"


def test_only_its_author_corrects_a_note():
    organisation = an_organisation()
    author = someone_as(organisation, "social_worker", user=a_user())
    note = write_note(a_household(organisation), on=MAY_2, title="Un", text="Avant", actor=author)

    with pytest.raises(Refused, match="Seule la personne"):
        correct_note(
            note, title="Un", text="Autre", **WHEN, actor=someone_as(organisation, "supervisor")
        )

    note.refresh_from_db()
    assert note.text == "Avant"
    assert not NoteVersion.objects.exists()


def test_its_day_its_kind_and_its_time_are_put_right_and_the_former_day_is_kept():
    organisation = an_organisation()
    author = someone_as(organisation, "social_worker", user=a_user())
    note = write_note(a_household(organisation), on=MAY_2, title="Un", text="Avant", actor=author)
    day = MAY_2.replace(day=1)

    correct_note(note, title="Un", text="Avant", on=day, kind="phone", minutes=20, actor=author)

    note.refresh_from_db()
    assert (note.on, note.kind, note.minutes, note.is_face_to_face) == (day, "phone", 20, False)
    assert (NoteVersion.objects.get().on, NoteVersion.objects.get().kind) == (MAY_2, "office")


def test_its_page_keeps_that_the_person_was_there_whatever_the_kind(client):
    organisation = an_organisation()
    me = come_in(client, organisation, "social_worker")
    author = someone_as(organisation, "social_worker", user=me)
    told = {"on": MAY_2, "title": "Un", "text": "Avant", "actor": author}
    note = write_note(a_household(organisation), kind="phone", is_face_to_face=True, **told)
    at = f"/accompagnements/notes/{note.pk}/corriger/"
    form = client.get(at).context["form"]
    kept = {name: form[name].value() for name in ("title", "text", "kind", "is_face_to_face")}
    assert 'value="true" selected' in str(form["is_face_to_face"])

    client.post(at, {**kept, "on": "02/05/2026", "minutes": "", "text": "Après"})

    note.refresh_from_db()
    assert (note.text, note.is_face_to_face) == ("Après", True)
