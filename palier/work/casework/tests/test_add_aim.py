import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import add_aim
from palier.work.casework.models import PlanAim
from palier.work.casework.tests.examples import a_plan, a_worker


def test_an_aim_belongs_to_a_family_and_says_what_to_reach():
    organisation = an_organisation()
    plan = a_plan(organisation)

    add_aim(plan, family="work", label=" Une cantine ", actor=a_worker(organisation))

    aim = plan.aims.get()
    assert (aim.family, aim.label, aim.closed_on) == ("work", "Une cantine", None)


def test_a_family_of_no_list_is_refused():
    organisation = an_organisation()

    with pytest.raises(Refused, match="n’existe pas"):
        add_aim(a_plan(organisation), family="x", label="Y", actor=a_worker(organisation))

    assert not PlanAim.objects.exists()
