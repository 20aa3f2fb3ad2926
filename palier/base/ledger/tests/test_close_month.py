from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.actions import close_month
from palier.base.ledger.models import ClosedMonth
from palier.base.ledger.reads import is_closed
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.law.dates import Month


def test_any_day_of_the_month_closes_the_month():
    organisation = an_organisation()
    entity = main_entity(organisation)

    close_month(entity, month_on=date(2026, 4, 17), actor=someone_as(organisation, "accountant"))

    assert is_closed(entity, Month(2026, 4))
    assert not is_closed(entity, Month(2026, 5))


@pytest.mark.parametrize(("day", "words"), [(17, "déjà clos"), (None, "plus récent")])
def test_a_month_is_closed_once_and_in_order(day, words):
    organisation = an_organisation()
    entity = main_entity(organisation)
    accountant = someone_as(organisation, "accountant")
    close_month(entity, month_on=date(2026, 4, 1), actor=accountant)

    with pytest.raises(Refused, match=words):
        close_month(entity, month_on=date(2026, 4 if day else 3, day or 1), actor=accountant)

    assert ClosedMonth.objects.count() == 1
