from datetime import date

import pytest
from django.core.exceptions import ValidationError

from palier.base.accounts.actions import add_member
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import Membership, User
from palier.base.tenancy.reads import actor_for
from palier.base.tenancy.tests.examples import an_organisation, someone_as
from palier.base.tenancy.walls import stand_in

GIVEN = {
    "email": "Nadia@example.org",
    "first_name": "Nadia",
    "last_name": "Rossi",
    "job": "gestionnaire",
    "starts_on": date(2024, 1, 1),
}


def test_someone_may_work_here_from_that_day_with_what_their_role_allows():
    organisation = an_organisation()
    admin = someone_as(organisation, "administrator")

    add_member(organisation, roles=["rental_manager"], actor=admin, **GIVEN)

    user = User.objects.get(email="nadia@example.org")
    actor = actor_for(user, organisation.pk)
    assert actor.may("billing.issue_rent_run")
    assert not actor.sees("support.notes")


def test_a_user_of_another_association_keeps_one_account():
    first = an_organisation("Un")
    add_member(first, roles=["host"], actor=someone_as(first, "administrator"), **GIVEN)
    second = an_organisation("Deux")
    stand_in(second.pk)

    add_member(second, roles=["lawyer"], actor=someone_as(second, "administrator"), **GIVEN)

    assert User.objects.filter(email="nadia@example.org").count() == 1


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"roles": ["king"]}, "n’existe pas"),
        ({"roles": ["host"], "password": "court"}, "trop court"),
    ],
)
def test_an_unknown_role_or_a_weak_password_is_refused(given, error):
    organisation = an_organisation()

    with pytest.raises(ValidationError, match=error):
        add_member(
            organisation, actor=someone_as(organisation, "administrator"), **{**GIVEN, **given}
        )

    assert not Membership.objects.exists()


def test_the_same_access_twice_is_refused():
    organisation = an_organisation()
    admin = someone_as(organisation, "administrator")
    add_member(organisation, roles=["host"], actor=admin, **GIVEN)

    with pytest.raises(Refused, match="déjà accès"):
        add_member(organisation, roles=["lawyer"], actor=admin, **GIVEN)

    assert Membership.objects.get().roles == ["host"]
