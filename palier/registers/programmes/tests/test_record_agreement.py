from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.programmes.actions import record_agreement
from palier.registers.programmes.models import Agreement
from palier.registers.programmes.tests.examples import a_programme

JANUARY, NEXT = date(2026, 1, 1), date(2027, 1, 1)


def _record(organisation, programme, **given):
    usual = {"reference": "2026-17", "starts_on": JANUARY, "ends_on": NEXT}
    director = someone_as(organisation, "director")
    return record_agreement(programme, actor=director, **{**usual, **given})


def test_an_agreement_says_how_many_months_are_paid_and_at_what_price():
    organisation = an_organisation()

    agreement = _record(
        organisation, a_programme(organisation), measure_months=240, month_price=Decimal("208.50")
    )

    assert (agreement.measure_months, agreement.month_price) == (240, Decimal("208.50"))
    assert agreement.period.upper == NEXT


def test_an_end_before_the_start_is_refused_and_nothing_is_noted():
    organisation = an_organisation()

    with pytest.raises(Refused, match="avant son début"):
        _record(organisation, a_programme(organisation), ends_on=JANUARY)

    assert not Agreement.objects.exists()


def test_the_same_reference_is_not_noted_twice():
    organisation = an_organisation()
    programme = a_programme(organisation)
    _record(organisation, programme)

    with pytest.raises(Refused, match="déjà notée"):
        _record(organisation, programme)

    assert Agreement.objects.count() == 1
