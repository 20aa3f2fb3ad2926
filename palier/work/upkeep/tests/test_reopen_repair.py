import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in
from palier.work.upkeep.actions import group_repairs, reopen_repair
from palier.work.upkeep.models import RepairRequest
from palier.work.upkeep.tests.examples import a_finished_order, a_home, a_request
from palier.work.upkeep.tests.test_close_repair import _close


def _reopen(row, role="social_worker"):
    return reopen_repair(row, actor=someone_as(row.organisation, role))


def test_closed_by_mistake_it_is_where_it_was():
    row = a_request(a_home(an_organisation()).main_place)
    a_finished_order(row)

    row = _reopen(_close(row))

    assert (row.state, row.is_fixed, row.closed_on) == ("done", None, None)


def test_those_that_closed_with_it_are_open_again_and_are_not_reopened_alone():
    home = a_home(an_organisation()).main_place
    cause, other = a_request(home), a_request(home)
    group_repairs(cause, others=[other], actor=someone_as(cause.organisation, "technician"))
    _close(cause)
    other.refresh_from_db()

    with pytest.raises(Refused, match="rouvrez celle-là"):
        _reopen(other)
    _reopen(cause)

    assert set(RepairRequest.objects.values_list("state", "closed_on")) == {("open", None)}


def test_one_that_goes_on_is_refused():
    row = a_request(a_home(an_organisation()).main_place)

    with pytest.raises(Refused, match="pas close"):
        _reopen(row)

    assert RepairRequest.objects.get().state == "open"


def test_an_accountant_may_not():
    row = _close(a_request(a_home(an_organisation()).main_place))

    with pytest.raises(PermissionDenied):
        _reopen(row, "accountant")

    assert RepairRequest.objects.get().state == "closed"


def test_its_page_offers_it(client):
    organisation = an_organisation()
    row = _close(a_request(a_home(organisation).main_place))
    come_in(client, organisation, "technician")

    page = client.get(f"/travaux/{row.pk}/").content.decode()
    client.post(f"/travaux/{row.pk}/rouvrir/")

    assert f"/travaux/{row.pk}/rouvrir/" in page
    stand_in(organisation.pk)
    row.refresh_from_db()
    assert row.state == "open"
