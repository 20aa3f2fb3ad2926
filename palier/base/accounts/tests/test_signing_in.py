import threading
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpResponse

from palier.base.accounts import passwords
from palier.base.accounts.devices import COOKIE, mark
from palier.base.accounts.signing_in import WRONG, check_password
from palier.base.journal.models import SecurityEvent
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import User
from palier.base.tenancy.tests.examples import a_member, an_organisation
from palier.base.tenancy.walls import stand_in

NOW = datetime(2026, 5, 15, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))
GOOD = "une phrase assez longue"


def a_user_with_password() -> User:
    return User.objects.create_user(
        email="nadia@example.org", password=GOOD, first_name="Nadia", last_name="Rossi"
    )


def test_the_right_password_opens_whatever_the_capitals_of_the_address():
    user = a_user_with_password()

    assert check_password(" Nadia@Example.org ", GOOD, now=NOW) == user


def known_device(rf, user):
    """A request from a device on which that user came in before."""
    response = HttpResponse()
    mark(response, user, secure=False)
    request = rf.post("/entrer/")
    request.COOKIES[COOKIE] = response.cookies[COOKIE].value
    return request


def test_five_failures_close_the_door_for_a_quarter_of_an_hour_in_the_same_words():
    user = a_user_with_password()
    for _ in range(5):
        with pytest.raises(Refused, match="n’est pas juste"):
            check_password(user.email, "faux", now=NOW)

    with pytest.raises(Refused, match="n’est pas juste"):
        check_password(user.email, GOOD, now=NOW + timedelta(minutes=14))

    assert check_password(user.email, GOOD, now=NOW + timedelta(minutes=16)) == user
    user.refresh_from_db()
    assert (user.failed_attempts, user.locked_until) == (0, None)


def test_who_guesses_from_elsewhere_does_not_shut_out_the_person_on_their_own_device(rf):
    user = a_user_with_password()
    for _ in range(5):
        with pytest.raises(Refused):
            check_password(user.email, "faux", now=NOW)

    assert check_password(user.email, GOOD, now=NOW, request=known_device(rf, user)) == user
    with pytest.raises(Refused):
        check_password(user.email, GOOD, now=NOW)


def test_a_stolen_device_is_slowed_down_too_and_the_mark_of_another_is_no_mark(rf):
    user = a_user_with_password()
    other = User.objects.create(email="autre@example.org", first_name="A", last_name="B")
    for _ in range(5):
        with pytest.raises(Refused):
            check_password(user.email, "faux", now=NOW, request=known_device(rf, user))

    with pytest.raises(Refused):
        check_password(user.email, GOOD, now=NOW, request=known_device(rf, user))
    user.refresh_from_db()
    assert (user.failed_attempts, user.locked_until) == (0, None)

    with pytest.raises(Refused):
        check_password(user.email, "faux", now=NOW, request=known_device(rf, other))
    user.refresh_from_db()
    assert user.failed_attempts == 1


def test_the_security_log_tells_entries_failures_and_what_closes_once_a_minute(client):
    organisation = an_organisation()
    user = a_user_with_password()
    a_member(organisation, "host", user=user)

    for password in ["faux"] * 5 + [GOOD]:
        client.post("/entrer/", {"email": user.email, "password": password})
    User.objects.update(locked_until=None)
    client.post("/entrer/", {"email": user.email, "password": GOOD})
    client.post("/sortir/")
    client.post("/entrer/", {"email": user.email, "password": GOOD})

    stand_in(organisation.pk)
    told = list(SecurityEvent.objects.order_by("pk").values_list("kind", flat=True))
    assert told == ["failed", "closed_awhile", "new_device", "signed_out", "signed_in"]


def test_the_same_work_is_done_whether_the_account_exists_or_not(monkeypatch):
    user = a_user_with_password()
    hashed = []
    monkeypatch.setattr(passwords, "make_password", lambda told: hashed.append("made"))
    monkeypatch.setattr(
        passwords, "check_password", lambda *told, setter: bool(hashed.append("checked"))
    )
    User.objects.filter(pk=user.pk).update(locked_until=NOW + timedelta(minutes=5))

    for email in (user.email, "personne@example.org"):
        with pytest.raises(Refused, match=WRONG[:40]):
            check_password(email, "faux", now=NOW)

    assert hashed == ["checked", "made"]


def test_going_out_takes_along_what_the_browser_kept(client):
    organisation = an_organisation()
    a_member(organisation, "host", user=a_user_with_password())
    client.post("/entrer/", {"email": "nadia@example.org", "password": GOOD})

    answer = client.post("/sortir/")

    assert answer["Clear-Site-Data"] == '"cache"'
    assert client.get("/").status_code == 302


def test_an_unknown_or_inactive_user_gets_the_same_sentence():
    user = a_user_with_password()
    User.objects.filter(pk=user.pk).update(is_active=False)

    for email in (user.email, "personne@example.org"):
        with pytest.raises(Refused, match="L’adresse ou le mot de passe"):
            check_password(email, GOOD, now=NOW)


def test_passwords_are_kept_with_argon2id(settings):
    from django.contrib.auth.hashers import make_password

    settings.PASSWORD_HASHERS = ["palier.base.accounts.passwords.OneCore"]

    assert make_password("x").startswith("argon2$argon2id$v=19$m=65536,t=3,p=1$")


def test_a_hash_of_older_settings_is_made_anew_when_the_person_comes_in(settings):
    user = a_user_with_password()
    old = user.password
    settings.PASSWORD_HASHERS = [
        "palier.base.accounts.passwords.OneCore",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]

    assert check_password(user.email, GOOD, now=NOW) == user

    user.refresh_from_db()
    assert (old[:3], user.password[:6]) == ("md5", "argon2")
    assert check_password(user.email, GOOD, now=NOW) == user


def test_when_too_many_wait_to_be_hashed_the_next_is_told(monkeypatch):
    user = a_user_with_password()
    monkeypatch.setattr(passwords, "_waiting", threading.BoundedSemaphore(1))
    passwords._waiting.acquire()

    with pytest.raises(Refused, match="Beaucoup de personnes entrent"):
        check_password(user.email, GOOD, now=NOW)


def test_the_page_signs_in_and_chooses_the_only_association(client):
    organisation = an_organisation()
    a_member(organisation, "host", user=a_user_with_password())

    answer = client.post("/entrer/", {"email": "nadia@example.org", "password": GOOD})

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "Bonjour Nadia" in client.get("/").content.decode()


def test_a_wrong_password_gets_a_sentence_and_stays_at_the_door(client):
    a_user_with_password()

    answer = client.post("/entrer/", {"email": "nadia@example.org", "password": "faux"})

    assert answer.status_code == 422
    assert "mot de passe n’est pas juste" in answer.content.decode()
    assert client.get("/").status_code == 302


def test_one_click_entry_exists_only_in_the_demo(client, settings):
    user = a_user_with_password()
    User.objects.filter(pk=user.pk).update(email="nadia@demo.palier.example")

    assert client.post(f"/entrer/{user.pk}/").status_code == 404

    settings.PALIER_DEMO = True
    assert client.post(f"/entrer/{user.pk}/").status_code == 302


def test_one_click_entry_goes_where_one_was_going(client, settings):
    user = a_user_with_password()
    User.objects.filter(pk=user.pk).update(email="nadia@demo.palier.example")
    a_member(an_organisation(), "host", user=user)
    settings.PALIER_DEMO = True

    page = client.get("/entrer/?next=/menages/").content.decode()
    assert page.count('name="next" value="/menages/"') >= 1
    assert client.post(f"/entrer/{user.pk}/", {"next": "/menages/"})["Location"] == "/menages/"
    away = client.post(f"/entrer/{user.pk}/", {"next": "https://ailleurs.example/"})
    assert "ailleurs" not in away["Location"]


def test_someone_of_two_associations_chooses_and_switches(client):
    user = a_user_with_password()
    first, second = an_organisation("Un"), an_organisation("Deux")
    for organisation in (first, second):
        from palier.base.tenancy.walls import stand_in

        stand_in(organisation.pk)
        a_member(organisation, "host", user=user)
    client.force_login(user)

    assert client.get("/")["Location"] == "/associations/"
    client.post("/associations/", {"organisation": second.pk})
    assert client.session["organisation"] == second.pk
    client.post("/associations/", {"organisation": 999999})
    assert client.session["organisation"] == second.pk
