from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.arrears.actions import end_plan
from palier.work.arrears.reads import running_plan
from palier.work.arrears.tests.test_record_plan import _plan
from palier.work.billing.tests.examples import a_notice


def test_an_ended_plan_no_longer_runs_and_another_may_begin():
    organisation = an_organisation()
    account = a_notice(organisation).account
    plan = _plan(organisation, account)

    lawyer = someone_as(organisation, "lawyer")
    end_plan(plan, ended_on=date(2026, 7, 1), actor=lawyer)

    assert running_plan(account.pk, lawyer) is None
    assert _plan(organisation, account).state == "running"


def test_it_ends_once_and_not_before_it_was_agreed():
    organisation = an_organisation()
    plan = _plan(organisation, a_notice(organisation).account)
    lawyer = someone_as(organisation, "lawyer")

    with pytest.raises(Refused, match="pas encore convenu"):
        end_plan(plan, ended_on=date(2026, 5, 1), actor=lawyer)
    assert running_plan(plan.account_id, lawyer) == plan
    end_plan(plan, ended_on=date(2026, 7, 1), actor=lawyer)
    with pytest.raises(Refused, match="Impossible"):
        end_plan(plan, ended_on=date(2026, 7, 2), actor=lawyer)
