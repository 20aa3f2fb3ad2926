import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.succession.actions import add_scenario
from palier.work.succession.models import Scenario
from palier.work.succession.tests.examples import a_transfer, an_emphyteusis


def _add(holding, role="rental_manager", **given):
    actor = someone_as(holding.organisation, role)
    return add_scenario(holding, actor=actor, **{"kind": "renew", **given})


def test_a_way_to_go_on_whose_figures_are_not_known_yet():
    row = _add(an_emphyteusis(an_organisation()), words=" Trente ans ")
    assert (row.words, row.owner_rent, row.works, row.chosen_on) == (
        "Trente ans",
        None,
        None,
        None,
    )


def test_not_after_a_title_that_is_over():
    holding = an_emphyteusis(an_organisation())
    a_transfer(holding)
    with pytest.raises(Refused, match="terminé"):
        _add(holding)
    assert not Scenario.objects.exists()


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _add(an_emphyteusis(an_organisation()), role="social_worker")
