from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import (
    call_guarantee,
)
from palier.work.arrears.models import GuaranteeClaim
from palier.work.arrears.reads import unclaimed_guarantees
from palier.work.arrears.tests.examples import JUNE_1, a_case
from palier.work.leases.actions import record_guarantee


def _asked(organisation, **given):
    case = a_case(organisation)
    guarantee = record_guarantee(
        case.account.household.occupancies.get(),
        kind="body",
        name="Action Garantie",
        given_on=date(2026, 1, 1),
        actor=the_system(organisation),
        **given,
    )
    return case, guarantee


def _call(case, guarantee, role="rental_manager", amount="212.00"):
    return call_guarantee(
        case,
        guarantee=guarantee,
        declared_on=JUNE_1,
        amount=Decimal(amount),
        actor=someone_as(case.organisation, role),
    )


def test_the_guarantor_is_told_before_its_day():
    case, guarantee = _asked(an_organisation())

    claim = _call(case, guarantee)

    assert (claim.default_on, claim.due_on) == (date(2026, 5, 5), date(2026, 7, 4))
    assert claim.state == "declared"


def test_a_guarantee_nobody_called_on_is_told():
    organisation = an_organisation()
    case, guarantee = _asked(organisation)
    manager = someone_as(organisation, "rental_manager")
    assert unclaimed_guarantees(manager, JUNE_1) == [(case, guarantee)]

    _call(case, guarantee)

    assert unclaimed_guarantees(manager, JUNE_1) == []


def test_more_than_is_owed_or_guaranteed_is_refused():
    case, guarantee = _asked(an_organisation(), most=Decimal(100))

    with pytest.raises(Refused, match="pas plus"):
        _call(case, guarantee, amount="212.01")
    with pytest.raises(Refused, match="s’arrête à"):
        _call(case, guarantee, amount="100.01")
    _call(case, guarantee, amount="100.00")
    with pytest.raises(Refused, match="déjà mise en jeu"):
        _call(case, guarantee, amount="100.00")

    assert GuaranteeClaim.objects.count() == 1


def test_one_that_had_ended_is_refused():
    case, guarantee = _asked(an_organisation(), ends_on=date(2026, 5, 5))

    with pytest.raises(Refused, match="finie avant"):
        _call(case, guarantee)


def test_a_lawyer_may_not():
    case, guarantee = _asked(an_organisation())

    with pytest.raises(PermissionDenied):
        _call(case, guarantee, role="lawyer")
