import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.access.actions import register_for_workshop
from palier.work.access.models import Registration
from palier.work.access.tests.examples import a_workshop


def test_someone_is_expected_by_a_name_or_a_household():
    organisation = an_organisation()
    workshop, desk = a_workshop(organisation), someone_as(organisation, "reception")

    register_for_workshop(workshop, name="Yacine", actor=desk)
    register_for_workshop(workshop, household=a_household(organisation), actor=desk)

    names = list(Registration.objects.order_by("pk").values_list("name", flat=True))
    assert names == ["Yacine", "Ménage Diallo"]


def test_two_households_of_one_name_come_to_one_workshop_but_each_once():
    organisation = an_organisation()
    workshop, desk = a_workshop(organisation), someone_as(organisation, "reception")
    one, other = a_household(organisation), a_household(organisation)

    register_for_workshop(workshop, household=one, actor=desk)
    with pytest.raises(Refused, match="déjà inscrit"):
        register_for_workshop(workshop, household=one, actor=desk)
    register_for_workshop(workshop, household=other, actor=desk)

    assert set(Registration.objects.values_list("household", flat=True)) == {one.pk, other.pk}


def test_nobody_the_same_twice_and_more_than_its_places_are_refused():
    organisation = an_organisation()
    workshop, desk = a_workshop(organisation), someone_as(organisation, "reception")

    with pytest.raises(Refused, match="qui est inscrit"):
        register_for_workshop(workshop, name=" ", actor=desk)
    register_for_workshop(workshop, name="Yacine", actor=desk)
    with pytest.raises(Refused, match="déjà inscrit"):
        register_for_workshop(workshop, name="Yacine", actor=desk)
    register_for_workshop(workshop, name="Awa", actor=desk)
    with pytest.raises(Refused, match="complet"):
        register_for_workshop(workshop, name="Marc", actor=desk)

    assert Registration.objects.count() == 2
