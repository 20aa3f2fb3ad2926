import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import adopt_usual_rules, move_rule
from palier.work.arrears.models import ArrearsRule


def test_a_rule_changes_places_with_its_neighbour():
    organisation = an_organisation()
    actor = someone_as(organisation, "rental_manager")
    adopt_usual_rules(organisation, actor=actor)
    second = ArrearsRule.objects.get(rank=2)

    move_rule(second, earlier=True, actor=actor)

    names = list(ArrearsRule.objects.order_by("rank").values_list("name", flat=True))
    assert names[:2] == ["Retard de quinze jours", "Premier retard"]


def test_the_first_goes_no_further():
    organisation = an_organisation()
    actor = the_system(organisation)
    adopt_usual_rules(organisation, actor=actor)

    with pytest.raises(Refused, match="au bout"):
        move_rule(ArrearsRule.objects.get(rank=1), earlier=True, actor=actor)

    assert ArrearsRule.objects.get(rank=1).name == "Premier retard"
