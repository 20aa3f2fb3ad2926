from datetime import date, time

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.eviction.models import Commission
from palier.work.eviction.tests.examples import a_commission


def test_a_day_for_the_commission():
    commission = a_commission(an_organisation())

    assert (commission.on, commission.at) == (date(2026, 6, 9), time(9, 30))


def test_one_a_day():
    organisation = an_organisation()
    a_commission(organisation)

    with pytest.raises(Refused, match="déjà prévue"):
        a_commission(organisation)

    assert Commission.objects.count() == 1
