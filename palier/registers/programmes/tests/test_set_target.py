from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.programmes.actions import set_target
from palier.registers.programmes.models import Target
from palier.registers.programmes.tests.examples import a_programme


def test_a_year_has_its_target_by_public():
    organisation = an_organisation()
    programme, director = a_programme(organisation), someone_as(organisation, "director")

    for public, expected in (("Familles à l’hôtel", 20), ("Jeunes sortant de l’ASE", 10)):
        set_target(programme, year=2026, public=public, expected=expected, actor=director)

    assert sum(programme.targets.values_list("expected", flat=True)) == 30


def test_said_again_it_is_corrected():
    organisation = an_organisation()
    programme, director = a_programme(organisation), someone_as(organisation, "director")

    for expected in (20, 25):
        set_target(programme, year=2026, public="Familles", expected=expected, actor=director)

    assert list(Target.objects.values_list("expected", flat=True)) == [25]
