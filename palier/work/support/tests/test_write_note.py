from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from palier.base.journal.models import Opening, Record
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.ui import shell
from palier.registers.people.tests.examples import a_household
from palier.work.casework.models import Right
from palier.work.support.actions import correct_note, write_note
from palier.work.support.models import Appointment, Note, Task

MAY_2 = date(2026, 5, 2)


def _note(organisation, author, supervisor=None, **given):
    from dataclasses import replace

    actor = someone_as(organisation, "social_worker", user=author)
    actor = replace(actor, supervisor_id=supervisor.pk if supervisor else None)
    usual = {"on": MAY_2, "title": "Budget", "text": "Factures regardées ensemble."}
    return write_note(a_household(organisation), actor=actor, **{**usual, **given})


def test_a_shared_note_is_read_by_social_workers_and_by_nobody_else():
    organisation = an_organisation()
    note = _note(organisation, a_user("Samira"))

    readers = {
        role
        for role in (
            "social_worker",
            "supervisor",
            "rehousing_officer",
            "rental_manager",
            "accountant",
            "volunteer",
            "director",
            "host",
            "lawyer",
            "reception",
            "technician",
            "administrator",
        )
        if Note.objects.readable_by(someone_as(organisation, role)).filter(pk=note.pk).exists()
    }

    assert readers == {"social_worker", "supervisor", "rehousing_officer"}


def test_a_secret_note_is_read_by_its_author_and_the_named_supervisor_only():
    organisation = an_organisation()
    author, boss, colleague = a_user("Samira"), a_user("Karim"), a_user("Malik")
    note = _note(organisation, author, boss, is_secret=True, text="Adresse à taire.")

    def reads(user, role):
        actor = someone_as(organisation, role, user=user)
        return Note.objects.readable_by(actor).filter(pk=note.pk).exists()

    assert reads(author, "social_worker")
    assert reads(boss, "supervisor")
    assert not reads(colleague, "social_worker")
    assert not reads(a_user("Autre"), "supervisor")


def test_the_thread_says_that_a_secret_exists_and_never_its_words():
    organisation = an_organisation()
    note = _note(
        organisation, a_user("Samira"), a_user("Karim"), is_secret=True, title="Violences"
    )
    colleague = someone_as(organisation, "social_worker")

    moments = shell.timeline("people.household", note.household, colleague, before=date.max)

    told = next(moment for moment in moments if "secrète" in moment.title)
    assert told.title == "Note secrète de Samira B."
    assert told.audience == "Peuvent la lire : Samira B. et Karim B."
    assert "Violences" not in f"{moments}"


def test_a_rental_manager_sees_no_social_note_in_the_thread():
    organisation = an_organisation()
    note = _note(organisation, a_user("Samira"))
    manager = someone_as(organisation, "rental_manager")

    moments = shell.timeline("people.household", note.household, manager, before=date.max)

    assert "Budget" not in f"{moments}"


@pytest.mark.parametrize(
    ("text", "topic"),
    [("Parle de sa dépression.", "santé"), ("Sort de prison.", "infractions")],
)
def test_delicate_words_in_a_shared_note_ask_for_care_and_nothing_is_written(text, topic):
    organisation = an_organisation()

    with pytest.raises(Refused, match=topic):
        _note(organisation, a_user(), text=text)
    assert not Note.objects.exists()

    _note(organisation, a_user(), text=text, said_with_care=True)
    _note(organisation, a_user(), text=text, is_secret=True)
    assert Note.objects.count() == 2


def test_the_journal_keeps_no_word_of_a_note():
    organisation = an_organisation()
    _note(organisation, a_user(), title="Titre", text="Des mots")

    details = Record.objects.get(action="support.write_note").details
    assert details == {"on": "2026-05-02"}


def test_opening_a_secret_note_is_remembered_and_others_find_nothing(client):
    organisation = an_organisation()
    author, colleague = a_user("Samira"), a_user("Malik")
    note = _note(organisation, author, is_secret=True, text="Adresse à taire.")
    for user in (author, colleague):
        a_member(organisation, "social_worker", user=user)

    def page(user):
        client.force_login(user)
        session = client.session
        session["organisation"] = organisation.pk
        session.save()
        return client.get(f"/accompagnements/notes/{note.pk}/")

    assert "Adresse à taire." in page(author).content.decode()
    assert page(colleague).status_code == 404
    assert list(Opening.objects.values_list("user", "file")) == [
        (author.pk, f"support.note:{note.pk}")
    ]


def _page_of(client, organisation, note, user):
    client.force_login(user)
    session = client.session
    session["organisation"] = organisation.pk
    session.save()
    return client.get(f"/accompagnements/notes/{note.pk}/").content.decode()


def test_a_sentence_is_secret_for_the_team_and_read_by_its_author(client):
    organisation = an_organisation()
    author, colleague = a_user("Samira"), a_user("Malik")
    for user in (author, colleague):
        a_member(organisation, "social_worker", user=user)

    note = _note(
        organisation, author, text="Vue au bureau. [[Violences du conjoint.]] Revient lundi."
    )

    assert "Violences" not in note.text
    assert "Violences du conjoint." in _page_of(client, organisation, note, author)
    other = _page_of(client, organisation, note, colleague)
    assert "Violences" not in other
    assert "Revient lundi." in other


def test_made_secret_afterwards_its_earlier_words_are_no_longer_shown(client):
    organisation = an_organisation()
    author, colleague = a_user("Samira"), a_user("Malik")
    for user in (author, colleague):
        a_member(organisation, "social_worker", user=user)
    note = _note(organisation, author, text="Adresse : 3 rue du Four.")
    actor = someone_as(organisation, "social_worker", user=author)

    correct_note(
        note,
        title="Point",
        text="[[Adresse : 3 rue du Four.]]",
        on=note.on,
        kind=note.kind,
        minutes=None,
        actor=actor,
    )

    assert "rue du Four" in _page_of(client, organisation, note, author)
    assert "rue du Four" not in _page_of(client, organisation, note, colleague)


def test_what_follows_is_taken_in_the_same_gesture():
    organisation = an_organisation()
    household = a_household(organisation)
    worker = someone_as(organisation, "social_worker")
    at = timezone.now() + timedelta(days=9)

    write_note(
        household,
        on=MAY_2,
        text="Dossier prêt.",
        todo="Envoyer le dossier",
        todo_on=date(2026, 5, 9),
        meet_at=at,
        right="health_cover",
        right_on=date(2026, 12, 31),
        actor=worker,
    )

    task = Task.objects.get()
    assert (task.label, task.due_on, task.assignee_id) == (
        "Envoyer le dossier",
        date(2026, 5, 9),
        worker.user_id,
    )
    assert Appointment.objects.get().title == "Entretien"
    assert Right.objects.get().expires_on == date(2026, 12, 31)


def test_what_cannot_follow_is_said_and_nothing_is_kept():
    organisation = an_organisation()
    household = a_household(organisation)
    worker = someone_as(organisation, "social_worker")
    told = {"on": MAY_2, "text": "Suite.", "right": "rsa", "actor": worker}
    write_note(household, **told)

    with pytest.raises(Refused) as refused:
        write_note(household, todo="Relancer", **told)

    assert list(refused.value.message_dict) == ["right"]
    assert Note.objects.count() == 1
    assert not Task.objects.exists()


def test_what_follows_a_secret_note_tells_nothing_of_it():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")
    told = {"on": MAY_2, "title": "Menaces", "text": "Secret.", "is_secret": True, "actor": worker}

    for given in ({"todo": "Appeler le refuge"}, {"right": "rsa"}):
        with pytest.raises(Refused, match="à part"):
            write_note(a_household(organisation), **told, **given)
    assert not Note.objects.exists()

    at = timezone.now() + timedelta(days=2)
    write_note(a_household(organisation), **told, meet_at=at)
    assert Appointment.objects.get().title == "Entretien"


def test_a_secret_sentence_stands_in_the_text_alone():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")

    for given in ({"title": "[[Menaces]]"}, {"todo": "Voir [[le refuge]]"}):
        with pytest.raises(Refused, match="dans le texte"):
            write_note(a_household(organisation), on=MAY_2, text="Vu.", actor=worker, **given)

    assert not Note.objects.exists()


def test_the_page_asks_what_follows_of_those_who_may(client):
    household = a_household(an_organisation())
    come_in(client, household.organisation, "social_worker")
    url = reverse("support:write_note", args=[household.pk])

    page = client.get(url).content.decode()
    assert page.index("Ce qui s’est dit") < page.index("Visite à domicile")
    assert "Prochain rendez-vous" in page
    refused = client.post(url, {"kind": "office", "text": "Vu.", "todo_on": "09/05/2026"})
    assert "Dites ce qui est à faire" in refused.content.decode()
    assert not Note.objects.exists()
    posted = {"kind": "office", "text": "Vu.", "on": "02/05/2026", "todo": "Relancer"}
    assert client.post(url, posted).status_code == 302
    assert Task.objects.get().label == "Relancer"
