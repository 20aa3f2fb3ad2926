from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import open_position, post_opening
from palier.work.billing.models import OpeningPosition
from palier.work.billing.tests.opening_examples import APRIL_30, a_position, an_account

MAY_31 = date(2026, 5, 31)


def test_the_day_of_the_position_may_change_until_it_is_posted():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    entity = main_entity(organisation)

    first = open_position(entity, on=APRIL_30, actor=accountant)
    again = open_position(entity, on=MAY_31, actor=accountant)

    assert (first.pk, again.on) == (again.pk, MAY_31)
    assert OpeningPosition.objects.count() == 1


def test_once_posted_its_day_stays():
    organisation = an_organisation()
    accountant = someone_as(organisation, "accountant")
    post_opening(
        a_position(organisation, (an_account(organisation), "10.00", "0")), actor=accountant
    )

    with pytest.raises(Refused, match="ne change plus"):
        open_position(main_entity(organisation), on=MAY_31, actor=accountant)

    assert OpeningPosition.objects.get().on == APRIL_30
