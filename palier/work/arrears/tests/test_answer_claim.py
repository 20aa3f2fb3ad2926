from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.arrears.actions import answer_claim
from palier.work.arrears.models import GuaranteeClaim
from palier.work.arrears.tests.examples import a_claim, a_guaranteed_case


def _answer(claim, accepted=True, because="", on=date(2026, 6, 15), role="rental_manager"):
    return answer_claim(
        claim,
        accepted=accepted,
        answered_on=on,
        refused_because=because,
        actor=someone_as(claim.organisation, role),
    )


def test_they_will_pay_or_say_why_not():
    claim = a_claim(*a_guaranteed_case(an_organisation()))

    assert _answer(claim, accepted=False, because="Déclarée trop tard").state == "refused"
    assert GuaranteeClaim.objects.get().refused_because == "Déclarée trop tard"


def test_a_refusal_without_reason_too_early_or_twice_is_refused():
    claim = a_claim(*a_guaranteed_case(an_organisation()))

    with pytest.raises(Refused, match="pourquoi"):
        _answer(claim, accepted=False)
    with pytest.raises(Refused, match="pas encore prévenue"):
        _answer(claim, on=date(2026, 5, 31))
    assert GuaranteeClaim.objects.get().state == "declared"
    _answer(claim)
    with pytest.raises(Refused, match="acceptée"):
        _answer(claim)
