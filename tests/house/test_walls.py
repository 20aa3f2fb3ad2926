import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Membership, Site
from palier.base.tenancy.reads import memberships_of
from palier.base.tenancy.tests.examples import a_member, a_user
from palier.base.tenancy.walls import check_role, stand_in
from palier.base.ui.search import find
from palier.registers.housing.models import Place
from palier.registers.housing.tests.examples import a_place, a_site
from palier.registers.people.models import Household
from palier.registers.people.tests.examples import a_household


def test_tests_run_as_the_application_which_owns_nothing():
    assert check_role() == "palier_app"


def test_another_association_does_not_exist():
    theirs = an_organisation("Ailleurs")
    a_household(theirs)
    ours = an_organisation("Ici")

    assert not Household.objects.exists()
    stand_in(theirs.pk)
    assert Household.objects.count() == 1
    stand_in(ours.pk)
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Site.objects.create(organisation=theirs, name="Chez eux", kind="office")


def test_with_nothing_set_it_is_an_error_and_not_an_empty_world():
    a_household(an_organisation())
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('palier.organisation', '', true)")
        with pytest.raises(Exception, match="invalid input syntax"), transaction.atomic():
            list(Household.objects.all())


def test_a_key_cannot_point_at_another_association():
    theirs = an_organisation("Ailleurs")
    their_place = a_place(a_site(theirs))
    ours = an_organisation("Ici")
    site = a_site(ours)

    with (
        pytest.raises(IntegrityError, match="housing_place_parent_id_owned"),
        transaction.atomic(),
    ):
        Place.objects.create(
            organisation=ours, site=site, parent_id=their_place.pk, kind="room", label="chambre"
        )
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_search_stays_in_its_association_and_its_sights():
    from palier.base.tenancy.tests.examples import someone_as

    theirs = an_organisation("Ailleurs")
    a_household(theirs, "Haddad")
    ours = an_organisation("Ici")
    a_household(ours, "Haddad", "Nour")
    stand_in(ours.pk)

    found = find("haddad", actor=someone_as(ours, "social_worker"))
    assert [row.subtitle for row in found] == ["Nour Haddad"]
    assert find("haddad", actor=someone_as(ours, "volunteer")) == []
    assert find("haddad", actor=someone_as(ours, "technician")) == []


def test_one_sees_ones_own_memberships_before_choosing():
    user = a_user()
    for name in ("Un", "Deux"):
        a_member(an_organisation(name), "host", user=user)
    a_member(an_organisation("Trois"), "host")

    stand_in(0, user_id=user.pk)

    assert [m.organisation.name for m in memberships_of(user)] == ["Deux", "Un"]
    assert Membership.objects.count() == 2
