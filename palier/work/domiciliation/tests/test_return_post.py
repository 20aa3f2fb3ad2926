from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.domiciliation.actions import hand_post, return_post
from palier.work.domiciliation.tests.examples import MAY_11, an_address, some_post


def test_it_goes_back_to_whoever_sent_it():
    item = some_post(an_address(an_organisation()))

    return_post(item, on=date(2026, 6, 1), actor=someone_as(item.organisation, "reception"))

    item.refresh_from_db()
    assert item.returned_on == date(2026, 6, 1)


def test_handed_over_or_before_it_came_is_refused():
    row = an_address(an_organisation())
    item = some_post(row)
    desk = someone_as(row.organisation, "reception")

    with pytest.raises(Refused, match="pas encore arrivé"):
        return_post(item, on=MAY_11 - timedelta(days=1), actor=desk)
    with pytest.raises(PermissionDenied):
        return_post(item, on=MAY_11, actor=someone_as(row.organisation, "host"))
    hand_post(row, on=MAY_11, actor=desk)
    with pytest.raises(Refused, match="déjà remis"):
        return_post(item, on=MAY_11, actor=desk)
    item.refresh_from_db()
    assert item.returned_on is None
