from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.arrears.models import GuaranteeClaim
from palier.work.arrears.reads import unclaimed_guarantees
from palier.work.arrears.tests.examples import JUNE_1, a_claim, a_guaranteed_case


def test_the_guarantor_is_told_before_its_day():
    case, guarantee = a_guaranteed_case(an_organisation())

    claim = a_claim(case, guarantee)

    assert (claim.default_on, claim.due_on) == (date(2026, 5, 5), date(2026, 7, 4))
    assert claim.state == "declared"


def test_a_guarantee_nobody_called_on_is_told():
    organisation = an_organisation()
    case, guarantee = a_guaranteed_case(organisation)
    manager = someone_as(organisation, "rental_manager")
    assert unclaimed_guarantees(manager, JUNE_1) == [(case, guarantee)]

    a_claim(case, guarantee)

    assert unclaimed_guarantees(manager, JUNE_1) == []


def test_more_than_is_owed_or_guaranteed_is_refused():
    case, guarantee = a_guaranteed_case(an_organisation(), most=Decimal(100))

    with pytest.raises(Refused, match="pas plus"):
        a_claim(case, guarantee, amount="212.01")
    with pytest.raises(Refused, match="s’arrête à"):
        a_claim(case, guarantee, amount="100.01")
    a_claim(case, guarantee, amount="60.00")
    with pytest.raises(Refused, match="s’arrête à"):
        a_claim(case, guarantee, amount="41.00")
    with pytest.raises(Refused, match="déjà mise en jeu"):
        a_claim(case, guarantee, amount="40.00")

    assert GuaranteeClaim.objects.count() == 1


def test_one_that_had_ended_is_refused():
    case, guarantee = a_guaranteed_case(an_organisation(), ends_on=date(2026, 5, 5))

    with pytest.raises(Refused, match="finie avant"):
        a_claim(case, guarantee)
