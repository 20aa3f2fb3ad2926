from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.domiciliation.actions import hand_post, put_back_post
from palier.work.domiciliation.tests.examples import MAY_11, an_address, some_post


def test_not_handed_over_after_all_it_waits_again():
    row = an_address(an_organisation())
    item = some_post(row)
    desk = someone_as(row.organisation, "reception")
    hand_post(row, on=MAY_11, actor=desk)

    put_back_post(item, actor=desk)

    item.refresh_from_db()
    assert item.handed_on is None


def test_what_waits_already_is_not_put_back():
    item = some_post(an_address(an_organisation()))

    with pytest.raises(Refused, match="attend déjà"):
        put_back_post(item, actor=someone_as(item.organisation, "reception"))
    with pytest.raises(PermissionDenied):
        put_back_post(item, actor=someone_as(item.organisation, "host"))
    item.refresh_from_db()
    assert (item.handed_on, item.returned_on) == (None, None)
    assert not item.domiciliation.contacts.filter(kind="came").exists()


def test_nobody_came_for_what_was_not_handed_over():
    row = an_address(an_organisation())
    item = some_post(row)
    desk = someone_as(row.organisation, "reception")
    hand_post(row, on=date(2026, 8, 1), actor=desk)

    back = put_back_post(item, actor=desk)

    assert back.heard_on == MAY_11
    assert not row.contacts.filter(kind="came").exists()
