from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.eviction.actions import finish_recommendation, give_opinion, recommend
from palier.work.eviction.models import Commission, Recommendation
from palier.work.eviction.reads import year_of
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


def _finish(row, result="Plan signé le 1er juillet.", role="lawyer"):
    return finish_recommendation(
        row, done_on=date(2026, 7, 1), result=result, actor=someone_as(row.organisation, role)
    )


def test_what_came_of_it():
    row = _finish(_ask(_case(an_organisation())))

    assert (row.done_on, row.result) == (date(2026, 7, 1), "Plan signé le 1er juillet.")


def test_without_saying_what_or_twice_is_refused():
    row = _ask(_case(an_organisation()))

    with pytest.raises(Refused, match="ce qu’il en est"):
        _finish(row, result=" ")
    assert Recommendation.objects.get().done_on is None
    _finish(row)
    with pytest.raises(Refused, match="déjà notée"):
        _finish(row)


def test_the_year_counts_it():
    organisation = an_organisation()
    row = _ask(_case(organisation))
    worker = someone_as(organisation, "social_worker")
    assert year_of(worker, 2026, date(2026, 8, 1)).late == 1
    _finish(row)
    Commission.objects.update(held_on=date(2026, 6, 9))

    told = year_of(worker, 2026, date(2026, 8, 1))

    assert (told.cases, told.late) == (1, 0)
    assert told.by_outcome == [("plan", "plan d’apurement", 1, 1)]
