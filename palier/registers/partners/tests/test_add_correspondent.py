import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.partners.actions import add_correspondent
from palier.registers.partners.models import Correspondent
from palier.registers.partners.tests.examples import a_partner


def _add(role="social_worker", name="Inès Laval"):
    organisation = an_organisation()
    actor = someone_as(organisation, role)
    return add_correspondent(a_partner(organisation), name=name, does="Accueil ", actor=actor)


def test_someone_one_speaks_to():
    row = _add()
    assert (row.name, row.does, row.body.name) == ("Inès Laval", "Accueil", "Le Pas de côté")


def test_without_a_name_or_by_who_may_not():
    with pytest.raises(Refused, match="nom de cette personne"):
        _add(name=" ")
    with pytest.raises(PermissionDenied):
        _add(role="reception")
    assert not Correspondent.objects.exists()
