from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from palier.base.accounts.signing_in import check_password
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import User
from palier.base.tenancy.tests.examples import a_member, an_organisation

NOW = datetime(2026, 5, 15, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))
GOOD = "une phrase assez longue"


def a_user_with_password() -> User:
    return User.objects.create_user(
        email="nadia@example.org", password=GOOD, first_name="Nadia", last_name="Rossi"
    )


def test_the_right_password_opens_whatever_the_capitals_of_the_address():
    user = a_user_with_password()

    assert check_password(" Nadia@Example.org ", GOOD, now=NOW) == user


def test_five_failures_close_the_door_for_a_quarter_of_an_hour():
    user = a_user_with_password()
    for _ in range(5):
        with pytest.raises(Refused, match="n’est pas juste"):
            check_password(user.email, "faux", now=NOW)

    with pytest.raises(Refused, match=r"Recommencez après 9.h.15"):
        check_password(user.email, GOOD, now=NOW + timedelta(minutes=14))

    assert check_password(user.email, GOOD, now=NOW + timedelta(minutes=16)) == user
    user.refresh_from_db()
    assert (user.failed_attempts, user.locked_until) == (0, None)


def test_an_unknown_or_inactive_user_gets_the_same_sentence():
    user = a_user_with_password()
    User.objects.filter(pk=user.pk).update(is_active=False)

    for email in (user.email, "personne@example.org"):
        with pytest.raises(Refused, match="L’adresse ou le mot de passe"):
            check_password(email, GOOD, now=NOW)


def test_passwords_are_kept_with_argon2id(settings):
    from django.contrib.auth.hashers import make_password

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

    assert make_password("x").startswith("argon2$argon2id$")


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
