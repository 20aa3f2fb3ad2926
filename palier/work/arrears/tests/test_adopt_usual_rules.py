import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import adopt_usual_rules
from palier.work.arrears.models import ArrearsRule


def test_the_usual_rules_call_first_then_write():
    organisation = an_organisation()

    adopt_usual_rules(organisation, actor=someone_as(organisation, "rental_manager"))

    steps = list(ArrearsRule.objects.order_by("rank").values_list("step", flat=True))
    assert steps == ["call", "message", "letter", "plan", "registered", "letter"]


def test_rules_already_there_stay():
    organisation = an_organisation()
    actor = the_system(organisation)
    adopt_usual_rules(organisation, actor=actor)

    with pytest.raises(Refused, match="déjà des règles"):
        adopt_usual_rules(organisation, actor=actor)

    assert ArrearsRule.objects.count() == 6
