from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import (
    answer_claim,
    call_guarantee,
)
from palier.work.arrears.models import GuaranteeClaim
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


def _answer(claim, accepted=True, because="", on=date(2026, 6, 15), role="rental_manager"):
    return answer_claim(
        claim,
        accepted=accepted,
        answered_on=on,
        refused_because=because,
        actor=someone_as(claim.organisation, role),
    )


def test_they_will_pay_or_say_why_not():
    claim = _call(*_asked(an_organisation()))

    assert _answer(claim, accepted=False, because="Déclarée trop tard").state == "refused"
    assert GuaranteeClaim.objects.get().refused_because == "Déclarée trop tard"


def test_a_refusal_without_reason_too_early_or_twice_is_refused():
    claim = _call(*_asked(an_organisation()))

    with pytest.raises(Refused, match="pourquoi"):
        _answer(claim, accepted=False)
    with pytest.raises(Refused, match="pas encore prévenue"):
        _answer(claim, on=date(2026, 5, 31))
    assert GuaranteeClaim.objects.get().state == "declared"
    _answer(claim)
    with pytest.raises(Refused, match="acceptée"):
        _answer(claim)


def test_a_social_worker_may_not():
    claim = _call(*_asked(an_organisation()))

    with pytest.raises(PermissionDenied):
        _answer(claim, role="social_worker")
