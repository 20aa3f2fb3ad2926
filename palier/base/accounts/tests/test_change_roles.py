import pytest

from palier.base.accounts.actions import change_roles
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import Team
from palier.base.tenancy.tests.examples import a_member, a_user, an_organisation, someone_as


def test_roles_change_from_now_on():
    organisation = an_organisation()
    membership = a_member(organisation, "host")

    change_roles(membership, roles=["lawyer"], actor=someone_as(organisation, "administrator"))

    membership.refresh_from_db()
    assert membership.roles == ["lawyer"]


def test_nobody_raises_their_own_access():
    organisation = an_organisation()
    user = a_user()
    membership = a_member(organisation, "administrator", user=user)

    with pytest.raises(Refused, match="ses propres rôles"):
        change_roles(
            membership,
            roles=["administrator", "director"],
            actor=someone_as(organisation, "administrator", user=user),
        )

    membership.refresh_from_db()
    assert membership.roles == ["administrator"]


def test_someone_joins_a_team_by_its_name_made_once():
    organisation = an_organisation()
    admin = someone_as(organisation, "administrator")
    for _ in range(2):
        membership = a_member(organisation, "host")
        change_roles(membership, roles=["host"], team=" Équipe accès ", actor=admin)

    membership.refresh_from_db()
    assert membership.team.name == "Équipe accès"
    assert Team.objects.count() == 1
