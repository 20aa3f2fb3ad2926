from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.arrears.actions import declare_breach
from palier.work.arrears.tests.examples import a_plan
from palier.work.eviction.tests.examples import a_procedure, judged


def _break(organisation, basis, outcome="suspended", months=24):
    procedure = judged(a_procedure(organisation), outcome, months=months)
    plan = a_plan(procedure.household.rent_accounts.get(), basis=basis)
    day = date(2026, 7, 1)
    declare_breach(plan, on=day, told_on=day, actor=the_system(organisation))
    procedure.refresh_from_db()
    return procedure.clause_resumed_on


def test_article_24_vii_a_judges_delays_end_with_the_breach():
    assert _break(an_organisation(), "judge_24_v") == date(2026, 6, 10)


def test_an_amicable_plan_changes_nothing_of_the_procedure():
    assert _break(an_organisation(), "amicable") is None


def test_without_delays_of_a_judge_there_is_no_clause_to_resume():
    assert _break(an_organisation(), "judge_24_v", outcome="terminated", months=None) is None
