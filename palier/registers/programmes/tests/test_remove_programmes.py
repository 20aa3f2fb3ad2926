from datetime import date

from palier.base.tenancy.tests.examples import an_organisation, the_system
from palier.registers.programmes.actions import add_programme, remove_programmes
from palier.registers.programmes.models import Programme


def test_a_programme_added_by_mistake_is_gone():
    organisation = an_organisation()
    system = the_system(organisation)
    kept = add_programme(organisation, name="AVDL", starts_on=date(2026, 1, 1), actor=system)
    mistaken = add_programme(organisation, name="AVDI", starts_on=date(2026, 1, 1), actor=system)

    remove_programmes(organisation, programmes=[mistaken], actor=system)

    assert list(Programme.objects.all()) == [kept]
