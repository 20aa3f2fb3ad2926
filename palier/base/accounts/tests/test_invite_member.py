import pytest
from django.core.exceptions import PermissionDenied

from palier.base.accounts.models import AccessRequest
from palier.base.accounts.tests.examples import an_invitation
from palier.base.journal.models import SecurityEvent
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import Membership, Team, User
from palier.base.tenancy.tests.examples import a_member, a_user, an_organisation, someone_as
from palier.base.tenancy.tests.pages import come_in


def test_an_access_is_asked_and_nobody_comes_in_yet():
    organisation = an_organisation()

    row = an_invitation(organisation, actor=someone_as(organisation, "administrator"))

    assert (row.state, row.email) == ("ready", "nour@example.org")
    assert not Membership.objects.exists()
    assert not User.objects.filter(email="nour@example.org").exists()
    assert SecurityEvent.objects.get().kind == "invited"


@pytest.mark.parametrize("role", ["administrator", "director", "social_worker", "data_officer"])
def test_a_role_that_opens_secrets_or_gives_access_waits_for_a_second_person(role):
    organisation = an_organisation()
    a_member(organisation, "director")

    row = an_invitation(
        organisation, roles=[role], actor=someone_as(organisation, "administrator")
    )

    assert row.state == "waiting"


def test_where_nobody_else_ever_decided_one_decides_alone_and_it_is_written():
    organisation = an_organisation()
    admin = a_member(organisation, "administrator").user

    row = an_invitation(
        organisation,
        roles=["director"],
        actor=someone_as(organisation, "administrator", user=admin),
    )

    assert row.state == "ready"
    assert set(SecurityEvent.objects.values_list("kind", flat=True)) == {"invited", "alone"}


def test_closing_everyone_else_s_access_leaves_nobody_alone_to_decide():
    from palier.base.kit.periods import period

    organisation = an_organisation()
    gone = a_member(organisation, "director")
    Membership.objects.filter(pk=gone.pk).update(period=period("2020-01-01", "2021-01-01"))

    row = an_invitation(
        organisation, roles=["director"], actor=someone_as(organisation, "administrator")
    )

    assert row.state == "waiting"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"roles": ["king"]}, "n’existe pas"),
        ({"email": "nour@demo.palier.example"}, "démonstration"),
        ({"everywhere": True, "teams": [Team(pk=1)]}, "l’un ou l’autre"),
    ],
)
def test_what_cannot_be_asked_is_refused(given, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        an_invitation(organisation, **given)

    assert not AccessRequest.objects.exists()


def test_someone_who_works_here_is_not_invited_again():
    organisation = an_organisation()
    user = a_user()
    a_member(organisation, "host", user=user)

    with pytest.raises(Refused, match="travaille déjà ici"):
        an_invitation(organisation, email=user.email.upper())

    assert not AccessRequest.objects.exists()


def test_the_same_address_is_not_asked_twice():
    organisation = an_organisation()
    an_invitation(organisation)

    with pytest.raises(Refused, match="déjà demandé pour cette adresse"):
        an_invitation(organisation)

    assert AccessRequest.objects.count() == 1


def test_whoever_does_not_give_access_may_not():
    organisation = an_organisation()

    with pytest.raises(PermissionDenied):
        an_invitation(organisation, actor=someone_as(organisation, "supervisor"))


def test_the_name_of_someone_of_another_association_is_not_told(client):
    theirs = an_organisation("Ailleurs")
    known = a_user("Zoubida", "Kanari")
    a_member(theirs, "host", user=known)
    ours = an_organisation("Ici")
    come_in(client, ours, "administrator")
    a_member(ours, "director")

    page = client.post(
        "/equipe/ajouter/",
        {
            "email": known.email,
            "first_name": "Quelqu’un",
            "last_name": "Daltro",
            "job": "x",
            "roles": ["host"],
            "starts_on": "2026-05-15",
            "everywhere": "on",
        },
        follow=True,
    ).content.decode()

    assert "Daltro" in page
    assert "Kanari" not in page
    assert Membership.objects.filter(user=known).count() == 0
