from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.eviction.actions import give_opinion, recommend
from palier.work.eviction.models import Recommendation
from palier.work.eviction.tests.examples import a_commission, a_commission_case


def _case(organisation, opinion="Un plan."):
    case = a_commission_case(a_commission(organisation))
    if opinion:
        case = give_opinion(
            case, opinion=opinion, given_on=date(2026, 6, 9), actor=the_system(organisation)
        )
    return case


def _ask(case, who="CCAS", due_on=date(2026, 7, 9), role="social_worker"):
    return recommend(
        case, outcome="plan", who=who, due_on=due_on, actor=someone_as(case.organisation, role)
    )


def test_someone_is_asked_before_a_day():
    row = _ask(_case(an_organisation()))

    assert (str(row), row.who, row.due_on) == ("plan d’apurement", "CCAS", date(2026, 7, 9))


def test_without_an_opinion_nobody_too_early_or_twice_is_refused():
    with pytest.raises(Refused, match="d’abord l’avis"):
        _ask(_case(an_organisation(), opinion=""))
    case = _case(an_organisation())
    with pytest.raises(Refused, match="qui s’en charge"):
        _ask(case, who=" ")
    with pytest.raises(Refused, match="avant l’avis"):
        _ask(case, due_on=date(2026, 6, 8))
    _ask(case)
    with pytest.raises(Refused, match="déjà demandée"):
        _ask(case)

    assert Recommendation.objects.count() == 1
