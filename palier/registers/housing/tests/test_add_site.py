import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Site
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.actions import add_site


def test_a_residence_is_a_site():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")

    site = add_site(organisation, name="Les Amandiers", kind="boarding_house", actor=manager)

    assert site.get_kind_display() == "pension de famille"


def test_two_sites_of_one_name_are_refused_in_words():
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    add_site(organisation, name="Les Amandiers", kind="boarding_house", actor=manager)

    with pytest.raises(Refused, match="porte déjà ce nom"):
        add_site(organisation, name="Les Amandiers", kind="shelter", actor=manager)

    assert Site.objects.count() == 1
