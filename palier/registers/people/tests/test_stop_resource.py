from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import record_resource, stop_resource
from palier.registers.people.tests.examples import a_household

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def test_an_amount_stops_at_its_day_and_not_before_it_began():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")
    line = record_resource(
        a_household(organisation), code="wage", amount=Decimal(900), starts_on=MAY, actor=worker
    )

    with pytest.raises(Refused, match="avant le début"):
        stop_resource(line, ends_on=MAY, actor=worker)
    stop_resource(line, ends_on=JUNE, actor=worker)

    line.refresh_from_db()
    assert line.period.upper == JUNE
