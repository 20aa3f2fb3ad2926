import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.tests.examples import a_household
from palier.work.support.actions import move_note, write_note
from palier.work.support.models import SecretSentence
from palier.work.support.tests.test_write_note import MAY_2


def _written(organisation):
    author = someone_as(organisation, "social_worker", user=a_user())
    wrong, right = a_household(organisation), a_household(organisation)
    text = "Venue avec son frère. [[Elle dort chez lui.]]"
    note = write_note(wrong, on=MAY_2, title="Point", text=text, actor=author)
    return note, wrong, right, author


def test_it_goes_to_the_right_file_with_its_secret_words(client):
    organisation = an_organisation()
    note, wrong, right, author = _written(organisation)

    move_note(note, household=right, actor=author)

    note.refresh_from_db()
    assert (note.household, SecretSentence.objects.get().note_id) == (right, note.pk)
    come_in(client, organisation, "supervisor")
    assert "Venue avec son frère" not in client.get(f"/menages/{wrong.pk}/").content.decode()
    assert "Venue avec son frère" in client.get(f"/menages/{right.pk}/").content.decode()


def test_only_its_author_moves_it_and_somewhere_else():
    organisation = an_organisation()
    note, wrong, right, author = _written(organisation)

    with pytest.raises(Refused, match="Seule la personne"):
        move_note(note, household=right, actor=someone_as(organisation, "supervisor"))
    with pytest.raises(Refused, match="déjà dans ce dossier"):
        move_note(note, household=wrong, actor=author)

    note.refresh_from_db()
    assert note.household == wrong


def test_its_page_offers_it_and_who_lets_homes_may_not(client):
    organisation = an_organisation()
    note, _, right, _ = _written(organisation)
    with pytest.raises(PermissionDenied):
        move_note(note, household=right, actor=someone_as(organisation, "rental_manager"))
    come_in(client, organisation, "social_worker", user=note.author)
    at = f"/accompagnements/notes/{note.pk}/menage/"

    assert at in client.get(f"/accompagnements/notes/{note.pk}/").content.decode()
    client.post(at, {"household": right.pk})

    note.refresh_from_db()
    assert note.household == right
