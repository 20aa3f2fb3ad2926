from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from procrastinate.contrib.django.models import ProcrastinateJob

from palier.base.accounts.actions import (
    approve_access,
    cancel_access,
    change_perimeter,
    change_roles,
    decline_access,
    end_membership,
    renew_password,
)
from palier.base.accounts.models import AccessRequest
from palier.base.accounts.tests.examples import NOW, an_invitation
from palier.base.journal.models import SecurityEvent
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import Membership
from palier.base.tenancy.tests.examples import TODAY, a_member, a_user, an_organisation, someone_as
from palier.base.tenancy.tests.pages import come_in


def two_who_decide(organisation):
    """An administrator and a director, both members."""
    return [
        someone_as(organisation, role, user=a_member(organisation, role).user)
        for role in ("administrator", "director")
    ]


def raised(organisation, admin, roles=("social_worker",)):
    """A host whose role is to be raised, and what was asked."""
    membership = a_member(organisation, "host")
    return membership, change_roles(membership, roles=list(roles), actor=admin)


def test_a_raised_role_waits_and_then_holds():
    organisation = an_organisation()
    admin, director = two_who_decide(organisation)
    membership, row = raised(organisation, admin)
    membership.refresh_from_db()
    assert (row.kind, row.state, membership.roles) == ("roles", "waiting", ["host"])

    approve_access(row, now=NOW, actor=director)

    membership.refresh_from_db()
    row.refresh_from_db()
    assert (membership.roles, row.state) == (["social_worker"], "done")
    assert row.decided_by_id == director.user_id
    told = list(SecurityEvent.objects.order_by("pk").values_list("kind", "by"))
    assert told == [("agreed", director.user_id), ("roles", director.user_id)]


def test_a_lesser_role_changes_at_once():
    organisation = an_organisation()
    admin, _ = two_who_decide(organisation)
    membership = a_member(organisation, "social_worker")

    change_roles(membership, roles=["volunteer"], actor=admin)

    membership.refresh_from_db()
    assert membership.roles == ["volunteer"]
    assert not AccessRequest.objects.exists()


def test_neither_who_asks_nor_who_receives_gives_the_second_accord():
    organisation = an_organisation()
    admin, _ = two_who_decide(organisation)
    membership, row = raised(organisation, admin, ["administrator"])
    receiver = someone_as(organisation, "administrator", user=membership.user)

    for actor in (admin, receiver):
        with pytest.raises(Refused, match="quelqu’un d’autre"):
            approve_access(row, now=NOW, actor=actor)

    membership.refresh_from_db()
    assert membership.roles == ["host"]


def test_roles_changed_meanwhile_are_not_written_over():
    organisation = an_organisation()
    admin, director = two_who_decide(organisation)
    membership, row = raised(organisation, admin)
    change_roles(membership, roles=["volunteer"], actor=admin)

    with pytest.raises(Refused, match="ont changé depuis"):
        approve_access(row, now=NOW, actor=director)

    membership.refresh_from_db()
    row.refresh_from_db()
    assert (membership.roles, row.state) == (["volunteer"], "waiting")


def test_what_is_declined_or_taken_back_waits_no_more():
    organisation = an_organisation()
    admin, director = two_who_decide(organisation)
    for close, state in (
        (lambda row: decline_access(row, now=NOW, actor=director), "declined"),
        (lambda row: cancel_access(row, actor=admin), "cancelled"),
    ):
        membership, row = raised(organisation, admin)
        close(row)

        row.refresh_from_db()
        membership.refresh_from_db()
        assert (row.state, membership.roles) == (state, ["host"])
        with pytest.raises(Refused, match="n’attend plus"):
            approve_access(row, now=NOW, actor=director)
        with pytest.raises(Refused, match="déjà close"):
            cancel_access(row, actor=admin)


def test_one_does_not_decline_what_one_asked_and_strangers_do_nothing():
    organisation = an_organisation()
    admin, _ = two_who_decide(organisation)
    _, row = raised(organisation, admin)
    stranger = someone_as(organisation, "supervisor")

    with pytest.raises(Refused, match="quelqu’un d’autre"):
        decline_access(row, now=NOW, actor=admin)
    for forbidden in (
        lambda: approve_access(row, now=NOW, actor=stranger),
        lambda: decline_access(row, now=NOW, actor=stranger),
        lambda: cancel_access(row, actor=stranger),
    ):
        with pytest.raises(PermissionDenied):
            forbidden()

    row.refresh_from_db()
    assert row.state == "waiting"


def test_lowering_the_director_leaves_nobody_alone_to_decide():
    organisation = an_organisation()
    admin, director = two_who_decide(organisation)
    theirs = Membership.objects.get(user=director.user_id)

    change_roles(theirs, roles=["volunteer"], actor=admin)
    row = an_invitation(organisation, roles=["social_worker"], actor=admin)

    assert row.state == "waiting"


def test_a_supervisor_who_would_read_secret_notes_waits_and_nobody_is_their_own():
    organisation = an_organisation()
    admin, director = two_who_decide(organisation)
    membership = a_member(organisation, "social_worker")
    friend = a_user("Pia")

    row = change_roles(membership, roles=["social_worker"], supervisor=friend, actor=admin)
    membership.refresh_from_db()
    assert (row.state, membership.supervisor) == ("waiting", None)
    with pytest.raises(Refused, match="son propre encadrement"):
        change_roles(membership, roles=["social_worker"], supervisor=membership.user, actor=admin)

    approve_access(row, now=NOW, actor=director)
    membership.refresh_from_db()
    assert membership.supervisor == friend


def test_more_places_for_a_role_that_opens_secrets_wait_and_fewer_do_not():
    organisation = an_organisation()
    admin, director = two_who_decide(organisation)
    membership = a_member(organisation, "social_worker", everywhere=False)

    row = change_perimeter(membership, everywhere=True, actor=admin)
    membership.refresh_from_db()
    assert (row.kind, row.state, membership.everywhere) == ("places", "waiting", False)

    approve_access(row, now=NOW, actor=director)
    membership.refresh_from_db()
    assert membership.everywhere
    change_perimeter(membership, everywhere=False, actor=admin)
    membership.refresh_from_db()
    assert not membership.everywhere
    host = a_member(organisation, "host", everywhere=False)
    change_perimeter(host, everywhere=True, actor=admin)
    host.refresh_from_db()
    assert host.everywhere
    assert SecurityEvent.objects.filter(kind="places").count() == 3


def test_an_end_is_not_pushed_later_by_one_person():
    organisation = an_organisation()
    admin, _ = two_who_decide(organisation)
    membership = a_member(organisation, "social_worker")
    end_membership(membership, last_on=TODAY, actor=admin)

    with pytest.raises(Refused, match="ne se repousse pas"):
        end_membership(membership, last_on=date(2099, 1, 1), actor=admin)

    membership.refresh_from_db()
    assert membership.period.upper == date(2026, 5, 16)


def test_an_access_that_ends_takes_what_was_asked_with_it():
    organisation = an_organisation()
    admin, _ = two_who_decide(organisation)
    membership, row = raised(organisation, admin)

    end_membership(membership, last_on=TODAY, actor=admin)

    row.refresh_from_db()
    assert row.state == "cancelled"


def test_what_someone_asked_falls_with_their_access_unless_another_agreed():
    organisation = an_organisation()
    admin, director = two_who_decide(organisation)
    letter = an_invitation(organisation, actor=admin)
    agreed = an_invitation(
        organisation, email="lea@example.org", roles=["social_worker"], actor=admin
    )
    approve_access(agreed, now=NOW, actor=director)

    end_membership(Membership.objects.get(user=admin.user_id), last_on=TODAY, actor=director)

    letter.refresh_from_db()
    agreed.refresh_from_db()
    assert (letter.state, agreed.state) == ("cancelled", "ready")


def test_what_one_person_opens_alone_is_written():
    organisation = an_organisation()
    admin = someone_as(
        organisation, "administrator", user=a_member(organisation, "administrator").user
    )
    membership = a_member(organisation, "social_worker", everywhere=False)

    change_perimeter(membership, everywhere=True, actor=admin)
    change_roles(membership, roles=["social_worker"], supervisor=a_user("Pia"), actor=admin)
    renew_password(membership, actor=admin)

    assert SecurityEvent.objects.filter(kind="alone", user=membership.user).count() == 3


def test_the_second_person_reads_what_they_agree_to(client):
    organisation = an_organisation()
    come_in(client, organisation, "director")
    admin = someone_as(
        organisation, "administrator", user=a_member(organisation, "administrator").user
    )
    row = an_invitation(organisation, roles=["social_worker"], actor=admin)
    key = renew_password(a_member(organisation, "lawyer"), actor=admin)

    told = client.get(f"/equipe/demandes/{row.pk}/accord/").content.decode()
    renewing = client.get(f"/equipe/demandes/{key.pk}/accord/").content.decode()

    assert "où : Partout".replace(" :", "\u00a0:") in told
    assert "fonction" in told
    assert "choisira un nouveau mot de passe" in renewing


def test_the_director_finds_it_on_their_day_says_yes_and_the_others_are_told(client):
    organisation = an_organisation()
    director = come_in(client, organisation, "director")
    admin = someone_as(
        organisation, "administrator", user=a_member(organisation, "administrator").user
    )
    row = an_invitation(organisation, roles=["social_worker"], actor=admin)

    day = client.get("/").content.decode()
    assert "Nour Haddad" in day
    page = client.get(f"/equipe/demandes/{row.pk}/").content.decode()
    assert "votre accord est demandé" in page
    answer = client.post(f"/equipe/demandes/{row.pk}/accord/", follow=True).content.decode()

    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("ready", director)
    assert "Imprimer la lettre" in answer
    [job] = ProcrastinateJob.objects.filter(task_name__endswith="tell_those_who_decide")
    assert job.args["words"] == "C’est accordé."
    assert "Nour Haddad" not in client.get("/").content.decode()
    assert not Membership.objects.filter(user__email=row.email).exists()


def test_who_asked_is_told_who_decides_and_offered_no_yes(client):
    organisation = an_organisation()
    user = come_in(client, organisation, "administrator", user=a_user("Paul"))
    a_member(organisation, "director", user=a_user("Anne", "Duval"))
    row = an_invitation(
        organisation,
        roles=["director"],
        actor=someone_as(organisation, "administrator", user=user),
    )

    page = client.get(f"/equipe/demandes/{row.pk}/").content.decode()

    assert "Il manque l’accord d’une autre personne qui gère les accès (Anne D.)." in page
    assert f"/equipe/demandes/{row.pk}/accord/" not in page
    assert "Imprimer la lettre" not in page
    assert f"/equipe/demandes/{row.pk}/retrait/" in page
