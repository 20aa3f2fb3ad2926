from palier.base.tenancy.tests.examples import an_organisation, the_system
from palier.base.ui.models import SearchRow
from palier.registers.people.actions import remove_households
from palier.registers.people.models import Household, HouseholdMember, Person
from palier.registers.people.tests.examples import a_household


def test_a_file_opened_by_mistake_leaves_nothing_behind():
    organisation = an_organisation()
    kept, mistaken = a_household(organisation), a_household(organisation, "Roux", "Lucie")

    remove_households(organisation, households=[mistaken], actor=the_system(organisation))

    assert list(Household.objects.all()) == [kept]
    assert Person.objects.count() == HouseholdMember.objects.count() == 1
    assert SearchRow.objects.filter(kind="ménage").count() == 1
