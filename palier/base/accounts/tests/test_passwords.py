import re

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from palier.base.accounts import jobs
from palier.base.accounts.passwords import check_new_password
from palier.base.accounts.tests.examples import GOOD, LATER
from palier.base.journal.models import SecurityEvent
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import User
from palier.base.tenancy.tests.examples import a_member, an_organisation
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in

OTHER = "lampe violette sept canards"


def nadia(organisation, password=GOOD):
    user = User.objects.create_user(
        email="nadia@example.org", password=password, first_name="Nadia", last_name="Rossi"
    )
    a_member(organisation, "host", user=user)
    return user


@pytest.mark.parametrize(
    "weak",
    [
        "motdepasse123",
        "azertyuiop123",
        "aaaaaaaaaaaaaaa",
        "123456789012",
        "Marseille2026!",
        "NadiaRossi2026",
        "palierpalier12",
    ],
)
def test_what_is_easy_to_guess_is_refused(weak):
    with pytest.raises(Refused, match="se devine"):
        check_new_password(weak, about=["nadia@example.org", "Nadia", "Rossi"])


def test_a_space_or_an_accent_typed_on_another_machine_is_the_same_password(client):
    organisation = an_organisation()
    user = nadia(organisation, password=" quatre mots sans liéns")
    decomposed = " quatre mots sans lie\u0301ns"

    answer = client.post("/entrer/", {"email": user.email, "password": decomposed})
    assert answer.status_code == 302
    told = {"current": decomposed, "password": f" {OTHER}é", "again": f" {OTHER}e\u0301"}
    assert client.post("/reglages/mot-de-passe/", told)["Location"] == "/reglages/"
    client.post("/sortir/")
    assert (
        client.post("/entrer/", {"email": user.email, "password": f" {OTHER}é"}).status_code == 302
    )


def test_guessing_the_password_of_a_session_left_open_is_counted(client):
    organisation = an_organisation()
    user = come_in(client, organisation, "host", user=nadia_alone())

    for _ in range(6):
        client.post(
            "/reglages/mot-de-passe/", {"current": "faux", "password": OTHER, "again": OTHER}
        )
    answer = client.post(
        "/reglages/mot-de-passe/", {"current": GOOD, "password": OTHER, "again": OTHER}
    )

    assert answer.status_code == 422
    user.refresh_from_db()
    assert user.check_password(GOOD)
    stand_in(organisation.pk)
    assert SecurityEvent.objects.filter(kind="closed_awhile").exists()


def test_where_no_e_mail_leaves_no_link_is_written_on_the_console(client, settings, capsys):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    user = nadia(an_organisation())

    jobs.send_reset_link(user.email)

    assert "/entrer/oubli/" not in capsys.readouterr().out
    assert "Les courriels ne partent pas d’ici" in client.get("/entrer/oubli/").content.decode()


def test_what_did_not_leave_is_tried_again(monkeypatch):
    organisation = an_organisation()
    user = nadia(organisation)
    left = [ConnectionRefusedError("non")]

    def send(*told):
        if left:
            raise left.pop()
        mail.outbox.append(told)

    monkeypatch.setattr(jobs, "send_mail", send)
    with pytest.raises(ConnectionRefusedError):
        jobs.send_reset_link(user.email)

    jobs.send_reset_link(user.email)

    assert len(mail.outbox) == 1


def test_pages_that_bear_a_secret_are_kept_by_no_browser(client):
    for url in ("/entrer/", "/entrer/oubli/", "/entrer/cle/1/x/"):
        assert "no-store" in client.get(url)["Cache-Control"]


@pytest.mark.parametrize("good", [GOOD, OTHER, "7mK!qz2Rv#9w", "é" * 4 + " trois zèbres ù"])
def test_a_phrase_or_chance_is_accepted(good):
    check_new_password(good, about=["Nadia"])


def test_a_password_too_long_to_hash_in_a_moment_is_refused():
    with pytest.raises(Refused, match="vingt-huit"):
        check_new_password("x " * 5000)


def test_one_changes_one_s_own_password_and_other_sessions_are_closed(client, client_of_another):
    organisation = an_organisation()
    user = nadia(organisation)
    for each in (client, client_of_another):
        each.force_login(user)
        session = each.session
        session["organisation"] = organisation.pk
        session.save()

    answer = client.post(
        "/reglages/mot-de-passe/", {"current": GOOD, "password": OTHER, "again": OTHER}
    )

    assert answer["Location"] == "/reglages/"
    user.refresh_from_db()
    assert user.check_password(OTHER)
    assert client.get("/").status_code == 200
    assert client_of_another.get("/").status_code == 302
    stand_in(organisation.pk)
    assert SecurityEvent.objects.get(kind="password").user == user


@pytest.fixture
def client_of_another():
    from django.test import Client

    return Client()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"current": "faux"}, "pas votre mot de passe actuel"),
        ({"password": GOOD, "again": GOOD}, "C’est le même"),
        ({"password": "azertyuiop12", "again": "azertyuiop12"}, "se devine"),
        ({"again": "x"}, "pas le même que le premier"),
    ],
)
def test_a_change_that_cannot_be_gets_a_sentence_and_nothing_changes(client, given, words):
    organisation = an_organisation()
    user = come_in(client, organisation, "host", user=nadia_alone())

    told = {"current": GOOD, "password": OTHER, "again": OTHER, **given}
    answer = client.post("/reglages/mot-de-passe/", told)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    user.refresh_from_db()
    assert user.check_password(GOOD)


def nadia_alone():
    return User.objects.create_user(
        email="nadia@example.org", password=GOOD, first_name="Nadia", last_name="Rossi"
    )


def test_a_forgotten_password_gets_the_same_answer_for_every_address(client):
    nadia(an_organisation())

    pages = [
        client.post("/entrer/oubli/", {"email": email}).content.decode()
        for email in ("nadia@example.org", "personne@example.org")
    ]

    without = [re.sub(r'value="\w{64}"', "", page) for page in pages]
    assert without[0] == without[1]
    assert "Si cette adresse a un accès" in pages[0]
    assert ProcrastinateJob.objects.filter(task_name__endswith="send_reset_link").count() == 2


def test_a_link_for_whoever_has_an_access_once_in_five_minutes_and_for_nobody_else():
    organisation = an_organisation()
    user = nadia(organisation)
    User.objects.create_user(
        email="partie@example.org", password=GOOD, first_name="P", last_name="Q"
    )

    for email in (
        "NADIA@example.org ",
        "nadia@example.org",
        "rien@example.org",
        "partie@example.org",
    ):
        jobs.send_reset_link(email)

    assert [message.to for message in mail.outbox] == [[user.email]]
    stand_in(organisation.pk)
    assert SecurityEvent.objects.get().kind == "reset_asked"


def test_the_link_of_an_e_mail_renews_the_password_once_and_opens_a_closed_account(client):
    organisation = an_organisation()
    user = nadia(organisation)
    User.objects.filter(pk=user.pk).update(failed_attempts=3, locked_until=LATER)
    jobs.send_reset_link(user.email)
    link = re.search(r"http://[^/]+(/entrer/oubli/\S+)", mail.outbox[0].body)[1]

    weak = client.post(link, {"password": "motdepasse123", "again": "motdepasse123"})
    assert weak.status_code == 422
    assert client.post(link, {"password": OTHER, "again": OTHER})["Location"] == "/"

    user.refresh_from_db()
    assert user.check_password(OTHER)
    assert user.locked_until is None
    assert client.get(link).status_code == 410


def test_a_link_too_old_or_made_up_renews_nothing(client, settings):
    organisation = an_organisation()
    user = nadia(organisation)
    jobs.send_reset_link(user.email)
    link = re.search(r"http://[^/]+(/entrer/oubli/\S+)", mail.outbox[0].body)[1]
    made_up = link.rsplit("-", 1)[0] + "-" + "0" * 32 + "/"

    assert client.get(made_up).status_code == 410
    assert client.get("/entrer/oubli/zzz/jeton/").status_code == 410
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.get(link).status_code == 410


def test_those_who_decide_are_told_by_e_mail_of_what_was_asked():
    from palier.base.accounts.tests.examples import an_invitation
    from palier.base.tenancy.tests.examples import someone_as

    organisation = an_organisation()
    director, admin = (a_member(organisation, r).user for r in ("director", "administrator"))
    a_member(organisation, "host")
    row = an_invitation(
        organisation,
        roles=["director"],
        actor=someone_as(organisation, "administrator", user=admin),
    )

    jobs.tell_those_who_decide(organisation.pk, row.pk, "Votre accord est demandé.")

    [message] = mail.outbox
    assert message.bcc == [director.email]
    assert "Nour Haddad (Direction)" in message.body
