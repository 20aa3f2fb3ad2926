import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.neighbourhood.actions import walk_quarter
from palier.work.neighbourhood.models import QuarterRound
from palier.work.neighbourhood.tests.examples import MAY_4


def test_one_walked_through_the_quarter():
    site = a_site(an_organisation())
    actor = someone_as(site.organisation, "host")

    assert walk_quarter(site, on=MAY_4, actor=actor).walked_by_id == actor.user_id


def test_one_s_own_of_that_day_is_noted_once():
    site, user = a_site(an_organisation()), a_user()
    actor = someone_as(site.organisation, "host", user=user)
    walk_quarter(site, on=MAY_4, actor=actor)

    with pytest.raises(Refused, match="déjà notée"):
        walk_quarter(site, on=MAY_4, actor=actor)
    walk_quarter(site, on=MAY_4, actor=someone_as(site.organisation, "host"))
    assert QuarterRound.objects.count() == 2


def test_a_walk_by_the_system_is_by_nobody():
    site = a_site(an_organisation())
    assert walk_quarter(site, on=MAY_4, actor=the_system(site.organisation)).walked_by is None
