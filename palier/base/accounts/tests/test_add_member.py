from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from palier.base.accounts.actions import add_member
from palier.base.kit.refusals import Refused
from palier.base.tenancy.models import Membership, User
from palier.base.tenancy.reads import actor_for
from palier.base.tenancy.tests.examples import an_organisation, someone_as, the_system
from palier.base.tenancy.walls import stand_in

GIVEN = {
    "email": "Nadia@example.org",
    "first_name": "Nadia",
    "last_name": "Rossi",
    "job": "gestionnaire",
    "starts_on": date(2024, 1, 1),
}


def test_whoever_runs_the_machine_opens_the_first_access():
    organisation = an_organisation()

    add_member(organisation, roles=["rental_manager"], actor=the_system(organisation), **GIVEN)

    user = User.objects.get(email="nadia@example.org")
    actor = actor_for(user, organisation.pk)
    assert actor.may("billing.issue_rent_run")
    assert not actor.sees("support.notes")


def test_no_colleague_types_the_password_of_another():
    organisation = an_organisation()

    for role in ("administrator", "director"):
        with pytest.raises(PermissionDenied):
            add_member(
                organisation,
                roles=["host"],
                password="une phrase assez longue",
                actor=someone_as(organisation, role),
                **GIVEN,
            )

    assert not User.objects.filter(email="nadia@example.org").exists()


def test_a_user_of_another_association_keeps_one_account():
    for name, role in (("Un", "host"), ("Deux", "lawyer")):
        organisation = an_organisation(name)
        stand_in(organisation.pk)
        add_member(organisation, roles=[role], actor=the_system(organisation), **GIVEN)

    assert User.objects.filter(email="nadia@example.org").count() == 1


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"roles": ["king"]}, "n’existe pas"),
        ({"roles": ["host"], "password": "court"}, "Douze signes"),
        ({"roles": ["host"], "password": "nadiarossi2024"}, "se devine"),
        ({"roles": ["host"], "email": "nadia@demo.palier.example"}, "démonstration"),
    ],
)
def test_what_would_open_too_much_is_refused_and_nothing_is_kept(given, error):
    organisation = an_organisation()

    with pytest.raises(ValidationError, match=error):
        add_member(organisation, actor=the_system(organisation), **{**GIVEN, **given})

    assert not Membership.objects.exists()
    assert not User.objects.filter(last_name="Rossi").exists()


def test_the_same_access_twice_is_refused():
    organisation = an_organisation()
    add_member(organisation, roles=["host"], actor=the_system(organisation), **GIVEN)

    with pytest.raises(Refused, match="déjà accès"):
        add_member(organisation, roles=["lawyer"], actor=the_system(organisation), **GIVEN)

    assert Membership.objects.get().roles == ["host"]
