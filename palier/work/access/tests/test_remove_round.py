import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import note_encounter, remove_encounter, remove_round
from palier.work.access.models import OutreachRound
from palier.work.access.tests.examples import a_round


def test_a_round_where_someone_was_met_stays_an_empty_one_goes():
    organisation = an_organisation()
    actor, row = someone_as(organisation, "social_worker"), a_round(organisation)
    told = note_encounter(row, name="Assa", actor=actor)
    with pytest.raises(Refused, match="retirez-les d’abord"):
        remove_round(row, actor=actor)
    assert OutreachRound.objects.exists()

    remove_encounter(told, actor=actor)
    remove_round(row, actor=actor)

    assert not OutreachRound.objects.exists()


def test_another_trade_may_not_take_it_back():
    organisation = an_organisation()
    with pytest.raises(PermissionDenied):
        remove_round(a_round(organisation), actor=someone_as(organisation, "volunteer"))
    assert OutreachRound.objects.exists()
