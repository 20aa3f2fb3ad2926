import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.work.results.actions import remove_spread_key
from palier.work.results.models import SpreadKey, SpreadShare
from palier.work.results.tests.examples import a_key, a_section


def _a_key(organisation):
    return a_key(None, organisation, {a_section(organisation, "IML").pk: 1})


def test_the_section_keeps_its_costs():
    organisation = an_organisation()
    key = _a_key(organisation)
    actor = someone_as(organisation, "accountant")
    assert remove_spread_key(key, actor=actor) == main_entity(organisation)
    assert not SpreadKey.objects.exists()
    assert not SpreadShare.objects.exists()


def test_who_may_not():
    organisation = an_organisation()
    key = _a_key(organisation)
    with pytest.raises(PermissionDenied):
        remove_spread_key(key, actor=someone_as(organisation, "rental_manager"))
    assert SpreadShare.objects.exists()
