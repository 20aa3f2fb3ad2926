import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from palier.base.accounts import jobs
from palier.base.accounts.actions import (
    accept_access,
    approve_access,
    change_roles,
    give_key,
    renew_password,
)
from palier.base.accounts.models import AccessRequest
from palier.base.accounts.tests.examples import GOOD, LATER, NOW, an_invitation, with_link
from palier.base.journal.models import SecurityEvent
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import Membership, User
from palier.base.tenancy.reads import works_elsewhere
from palier.base.tenancy.tests.examples import (
    a_member,
    a_user,
    an_organisation,
    someone_as,
    the_system,
)
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in


def chosen(password=GOOD):
    return {"password": password, "again": password}


def test_the_person_chooses_their_password_and_is_in(client):
    organisation = an_organisation()
    link = with_link(an_invitation(organisation))

    page = client.get(link).content.decode()
    answer = client.post(link, chosen())

    assert "vous ouvre un accès" in page
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "Bonjour Nour" in client.get("/").content.decode()
    stand_in(organisation.pk)
    membership = Membership.objects.get(user__email="nour@example.org")
    assert (membership.roles, membership.everywhere) == (["host"], True)
    kinds = list(SecurityEvent.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["invited", "key", "entered", "new_device"]


def test_a_link_serves_once_and_looking_at_it_spends_nothing(client):
    organisation = an_organisation()
    link = with_link(an_invitation(organisation))
    for _ in range(2):  # a mail filter opens links before people do
        assert client.get(link).status_code == 200
    client.post(link, chosen())
    client.post("/sortir/")

    for answer in (client.get(link), client.post(link, chosen("autre phrase bien longue"))):
        assert answer.status_code == 410
        assert "n’est plus valable" in answer.content.decode()


def test_a_link_that_is_over_made_up_or_of_another_association_opens_nothing(client):
    organisation = an_organisation()
    link = with_link(an_invitation(organisation), until=timezone.now() - timedelta(minutes=1))
    other = an_organisation("Ailleurs")

    for url in (
        link,
        f"/entrer/cle/{organisation.pk}/deviné/",
        f"/entrer/cle/{other.pk}/jeton/",
        "/entrer/cle/99999999999999999999/jeton/",
    ):
        assert client.post(url, chosen()).status_code in {404, 410}
    assert not User.objects.filter(email="nour@example.org").exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (chosen("court"), "Douze signes"),
        (chosen("nourhaddad2026"), "se devine"),
        (chosen("azertyuiop123"), "se devine"),
        ({"password": GOOD, "again": "autre"}, "pas le même"),
    ],
)
def test_a_weak_password_gets_a_sentence_and_the_link_still_serves(client, given, words):
    organisation = an_organisation()
    link = with_link(an_invitation(organisation))

    answer = client.post(link, given)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    stand_in(organisation.pk)
    assert not Membership.objects.exists()
    assert client.post(link, chosen()).status_code == 302


def test_someone_of_another_association_accepts_with_their_own_password(client):
    theirs = an_organisation("Ailleurs")
    user = User.objects.create_user(
        email="nour@example.org", password=GOOD, first_name="Nour", last_name="Haddad"
    )
    a_member(theirs, "host", user=user)
    ours = an_organisation("Ici")
    link = with_link(an_invitation(ours))

    assert "le mot de passe que vous avez déjà" in client.get(link).content.decode()
    assert client.post(link, {"password": "une autre phrase"}).status_code == 422
    stand_in(ours.pk)
    assert not Membership.objects.exists()

    assert client.post(link, {"password": GOOD}).status_code == 302
    stand_in(ours.pk)
    assert Membership.objects.get().user == user


def test_the_account_of_someone_else_accepts_nothing():
    organisation = an_organisation()
    row = an_invitation(organisation)
    with_link(row)
    other = User.objects.create_user(
        email="autre@example.org", password=GOOD, first_name="A", last_name="B"
    )

    with pytest.raises(Refused, match="pour une autre adresse"):
        accept_access(row, now=NOW, user=other, actor=the_system(organisation))

    assert not Membership.objects.exists()


def test_what_waits_for_a_second_accord_has_no_link():
    organisation = an_organisation()
    a_member(organisation, "director")
    admin = someone_as(organisation, "administrator")
    row = an_invitation(organisation, roles=["director"], actor=admin)

    with pytest.raises(Refused, match="n’attend pas la personne"):
        give_key(row, fingerprint="x", expires_at=LATER, actor=admin)
    with pytest.raises(Refused, match="plus valable"):
        accept_access(row, now=NOW, password=GOOD, actor=the_system(organisation))
    with pytest.raises(PermissionDenied):
        give_key(row, fingerprint="x", expires_at=LATER, actor=someone_as(organisation, "host"))
    with pytest.raises(PermissionDenied):
        accept_access(row, now=NOW, password=GOOD, actor=admin)


def test_a_printed_letter_bears_the_link_and_a_new_one_voids_it(client, monkeypatch):
    from palier.base.documents import drawing

    told = []

    def compiled(*args, **given):
        told.append(given["sys_inputs"]["data"])
        return b"%PDF"

    monkeypatch.setattr(drawing.typst, "compile", compiled)
    organisation = an_organisation()
    come_in(client, organisation, "administrator")
    row = an_invitation(organisation)

    for _ in range(2):
        assert client.post(f"/equipe/demandes/{row.pk}/lettre/").content == b"%PDF"
    first, second = (re.search(r"/entrer/cle/\d+/[\w-]+/", each)[0] for each in told)

    client.post("/sortir/")
    assert client.get(first).status_code == 410
    assert client.get(second).status_code == 200
    assert client.post(second, chosen()).status_code == 302


def test_a_link_leaves_by_e_mail_and_only_its_fingerprint_is_kept(client, settings):
    settings.PALIER_URL = "https://palier.example.org"
    organisation = an_organisation()
    row = an_invitation(organisation)

    jobs.send_access_link(organisation.pk, row.pk)

    [message] = mail.outbox
    link = re.search(r"https://palier\.example\.org(/entrer/cle/\S+)", message.body)[1]
    assert message.to == ["nour@example.org"]
    stand_in(organisation.pk)
    row.refresh_from_db()
    assert row.fingerprint
    assert row.fingerprint not in link
    assert client.get(link).status_code == 200


def test_a_lost_password_is_renewed_by_a_link_handed_over(client):
    organisation = an_organisation()
    membership = a_member(organisation, "host")
    User.objects.filter(pk=membership.user_id).update(failed_attempts=4, locked_until=LATER)
    row = renew_password(membership, actor=someone_as(organisation, "administrator"))
    link = with_link(row)

    assert client.post(link, chosen()).status_code == 302

    user = User.objects.get(pk=membership.user_id)
    assert user.check_password(GOOD)
    assert (user.failed_attempts, user.locked_until) == (0, None)


def test_a_link_kept_back_opens_nothing_once_the_roles_have_changed(client):
    organisation = an_organisation()
    membership = a_member(organisation, "host")
    admin = someone_as(organisation, "administrator")
    row = renew_password(membership, actor=admin)
    link = with_link(row)

    change_roles(membership, roles=["lawyer"], actor=admin)
    assert client.post(link, chosen()).status_code == 410

    stand_in(organisation.pk)
    row.refresh_from_db()
    assert row.state == "cancelled"
    AccessRequest.objects.filter(pk=row.pk).update(
        state="ready", fingerprint="x", expires_at=LATER
    )
    row.refresh_from_db()
    with pytest.raises(Refused, match="plus valable"):
        accept_access(row, now=NOW, password=GOOD, actor=the_system(organisation))


def test_the_password_of_the_only_other_who_decides_is_not_renewed_alone():
    organisation = an_organisation()
    director = a_member(organisation, "director")
    admin = a_member(organisation, "administrator").user

    row = renew_password(director, actor=someone_as(organisation, "administrator", user=admin))

    assert row.state == "waiting"


def test_a_password_that_opens_another_association_is_renewed_by_the_person_alone():
    theirs = an_organisation("Ailleurs")
    user = a_user()
    a_member(theirs, "director", user=user)
    ours = an_organisation("Ici")
    membership = a_member(ours, "volunteer", user=user)

    with pytest.raises(Refused, match="a aussi un accès ailleurs"):
        renew_password(membership, actor=someone_as(ours, "administrator"))

    assert not AccessRequest.objects.exists()
    assert works_elsewhere(user.pk, ours)
    assert not works_elsewhere(a_user().pk, ours)


def test_an_access_that_is_over_has_no_password_to_renew():
    organisation = an_organisation()
    membership = a_member(organisation, "host")
    Membership.objects.update(period=period("2020-01-01", "2021-01-01"))

    with pytest.raises(Refused, match="Cet accès est fermé"):
        renew_password(membership, actor=someone_as(organisation, "administrator"))


def test_what_opens_secrets_is_handed_over_by_whoever_gave_the_second_yes(client):
    organisation = an_organisation()
    admin = someone_as(
        organisation, "administrator", user=come_in(client, organisation, "administrator")
    )
    director = someone_as(organisation, "director", user=a_member(organisation, "director").user)
    row = an_invitation(organisation, roles=["social_worker"], actor=admin)
    approve_access(row, now=NOW, actor=director)
    row.refresh_from_db()

    with pytest.raises(Refused, match="qui a donné le second accord"):
        give_key(row, fingerprint="x", expires_at=LATER, actor=admin)
    page = client.get(f"/equipe/demandes/{row.pk}/").content.decode()
    assert "Imprimer la lettre" not in page
    assert "remet son lien" in page
    stand_in(organisation.pk)
    give_key(row, fingerprint="x", expires_at=LATER, actor=director)


def test_a_link_with_an_absurd_number_is_a_page(client):
    assert client.get("/entrer/cle/9223372036854775808/x/").status_code == 410


def test_the_password_of_whoever_sees_secrets_is_renewed_by_two():
    organisation = an_organisation()
    a_member(organisation, "director")
    membership = a_member(organisation, "social_worker")
    admin = someone_as(organisation, "administrator")

    assert renew_password(membership, actor=admin).state == "waiting"
    with pytest.raises(Refused, match="déjà demandé"):
        renew_password(membership, actor=admin)
    with pytest.raises(Refused, match="dans vos réglages"):
        renew_password(
            membership, actor=someone_as(organisation, "administrator", user=membership.user)
        )
    with pytest.raises(PermissionDenied):
        renew_password(membership, actor=someone_as(organisation, "supervisor"))


def queued() -> list[dict[str, int]]:
    jobs_of = ProcrastinateJob.objects.filter(task_name__endswith="send_access_link")
    return [job.args for job in jobs_of]


def test_a_link_is_asked_to_leave_by_e_mail_from_its_page(client):
    organisation = an_organisation()
    come_in(client, organisation, "administrator")
    row = an_invitation(organisation)

    answer = client.post(f"/equipe/demandes/{row.pk}/courriel/", follow=True)

    assert "Le lien part par courriel" in answer.content.decode()
    assert queued() == [{"organisation_id": organisation.pk, "request_id": row.pk}]


def test_what_is_closed_leaves_by_no_e_mail_nor_for_who_may_not(client):
    organisation = an_organisation()
    come_in(client, organisation, "administrator")
    row = an_invitation(organisation)
    AccessRequest.objects.filter(pk=row.pk).update(state="cancelled")

    assert client.post(f"/equipe/demandes/{row.pk}/courriel/").status_code == 422
    stand_in(organisation.pk)
    AccessRequest.objects.filter(pk=row.pk).update(state="ready")
    come_in(client, organisation, "data_officer")
    for way in ("courriel", "lettre"):
        assert client.post(f"/equipe/demandes/{row.pk}/{way}/").status_code == 403

    stand_in(organisation.pk)
    row.refresh_from_db()
    assert (queued(), row.fingerprint) == ([], "")
