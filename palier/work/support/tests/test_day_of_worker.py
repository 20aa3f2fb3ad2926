"""What one’s day says: appointments with what to prepare, what others did since yesterday."""

from datetime import date, timedelta

from django.utils import timezone

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.actions import end_household_membership, hide_address, note_situation
from palier.registers.people.tests.examples import a_household
from palier.work.casework.actions import note_right
from palier.work.support.actions import add_task, book_appointment, write_note
from palier.work.support.reads import to_prepare, what_moved
from palier.work.support.shell.day import _next
from palier.work.support.tests.examples import a_measure, an_appointment

TODAY = timezone.localdate()


def _followed(client):
    organisation = an_organisation()
    me = come_in(client, organisation, "social_worker")
    household = a_household(organisation, "Zola")
    a_measure(organisation, household=household, caseworker=me)
    return household, me, someone_as(organisation, "social_worker", user=me)


def test_an_appointment_says_what_to_have_at_hand(client):
    household, me, actor = _followed(client)
    person = household.members.get().person
    note_situation(person, on=date(2026, 5, 2), language="peul", french="interpreter", actor=actor)
    note_right(
        household,
        person=person,
        kind="rsa",
        expires_on=TODAY + timedelta(days=20),
        assignee=me,
        actor=actor,
    )
    add_task(household, label="Copier le bail", assignee=me, actor=actor)
    book_appointment(
        household.organisation,
        worker=me,
        household=household,
        title="Budget",
        starts_at=timezone.now() + timedelta(minutes=1),
        actor=actor,
    )

    page = client.get("/").content.decode().replace("\u00a0", " ")

    assert "Rendez-vous, et quoi préparer" in page
    assert "Interprète nécessaire : peul" in page
    assert "RSA, déclaration trimestrielle : jusqu’au" in page
    assert "Copier le bail" in page


def test_what_one_may_not_read_is_not_prepared():
    organisation = an_organisation()
    household = a_household(organisation)
    worker = someone_as(organisation, "social_worker")
    note_right(
        household,
        person=household.members.get().person,
        kind="rsa",
        expires_on=TODAY + timedelta(days=20),
        assignee=a_user(),
        actor=worker,
    )

    assert to_prepare([household.pk], worker, TODAY)[household.pk]
    assert not to_prepare([household.pk], someone_as(organisation, "host"), TODAY)


def test_the_language_of_who_left_is_not_told_where_they_lived():
    organisation = an_organisation()
    household = a_household(organisation)
    worker = someone_as(organisation, "social_worker")
    member = household.members.get()
    note_situation(
        member.person, on=date(2026, 5, 2), language="peul", french="interpreter", actor=worker
    )
    assert to_prepare([household.pk], worker, TODAY)[household.pk]

    end_household_membership(
        member, ends_on=date(2026, 6, 1), actor=someone_as(organisation, "supervisor")
    )

    assert not to_prepare([household.pk], worker, TODAY)


def test_what_others_did_is_told_and_what_i_did_is_not(client):
    household, _, actor = _followed(client)
    other = a_user("Nora", "Perrin")
    colleague = someone_as(household.organisation, "social_worker", user=other)
    write_note(household, on=TODAY, text="Vue au bureau.", actor=actor)
    assert "Ce qui a bougé" not in client.get("/").content.decode()

    for text in ("Vue au bureau.", "Revue au bureau."):
        write_note(household, on=TODAY, text=text, actor=colleague)

    page = client.get("/").content.decode()
    assert "Ce qui a bougé depuis hier" in page
    assert page.count("Nora P. a noté un entretien") == 1


def test_what_one_may_not_do_is_not_told():
    organisation = an_organisation()
    household = a_household(organisation)
    hide_address(household, actor=someone_as(organisation, "supervisor"))

    told = what_moved([household.pk], someone_as(organisation, "supervisor"), TODAY)
    assert [each.said.partition(" a ")[2] for each in told] == ["tenu une adresse secrète"]
    assert not what_moved([household.pk], someone_as(organisation, "reception"), TODAY)


def test_the_rights_that_end_soon_are_as_many_as_the_list_they_open(client):
    household, me, actor = _followed(client)
    person = household.members.get().person
    for kind in ("rsa", "c2s"):  # two of one household are two
        note_right(
            household,
            person=person,
            kind=kind,
            expires_on=TODAY + timedelta(days=20),
            assignee=me,
            actor=actor,
        )

    day = client.get("/").content.decode()
    rows = client.get("/accompagnements/droits/?quand=60&suivi=miens").content.decode()

    assert '?quand=60&amp;suivi=miens">2</a>' in day
    assert rows.count("/accompagnements/droits/") >= 2
    assert "1 à 2 sur 2" in rows.replace("\xa0", " ")


def test_what_moved_is_counted_whole_and_eight_are_told(client):
    household, me, _ = _followed(client)
    for number in range(9):
        colleague = someone_as(
            household.organisation, "social_worker", user=a_user(f"Nora{number}", "Perrin")
        )
        add_task(household, label="Pièce", assignee=me, actor=colleague)

    moved = client.get("/").content.decode().partition("Ce qui a bougé depuis hier")[2]

    assert ">9<" in moved[:120]
    assert "Et 1\xa0autre acte" in moved


def test_the_next_appointment_of_the_day_is_said_in_its_head():
    organisation = an_organisation()
    past = an_appointment(organisation, starts_at=timezone.now() - timedelta(hours=2))
    soon = an_appointment(organisation, starts_at=timezone.now() + timedelta(hours=1))

    past.refresh_from_db()
    soon.refresh_from_db()

    words, what, at = _next([past, soon])

    assert words == "Prochain rendez-vous :"
    assert soon.household.name in what
    assert at == f"/menages/{soon.household_id}/"
    assert _next([past]) is None
