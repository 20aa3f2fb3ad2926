import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.domiciliation.actions import receive_post
from palier.work.domiciliation.models import PostItem
from palier.work.domiciliation.tests.examples import (
    MAY_2,
    MAY_11,
    a_request,
    an_address,
    some_post,
)


def _receive(row, role="reception", **given):
    told = {"kind": "notice", "count": 1, "received_on": MAY_11} | given
    return receive_post(row, actor=someone_as(row.organisation, role), **told)


def test_mail_waits_and_whoever_opens_the_household_knows(client):
    row = an_address(an_organisation())

    _receive(row)
    some_post(row)

    come_in(client, row.organisation, "reception")
    page = client.get(f"/menages/{row.household_id}/").content.decode().replace("\u00a0", " ")
    assert "3 plis à remettre" in page


def test_none_or_without_an_address_is_refused():
    organisation = an_organisation()
    row = an_address(organisation)

    with pytest.raises(Refused, match="Au moins un"):
        _receive(row, count=0)
    with pytest.raises(Refused, match="que depuis le"):
        _receive(row, received_on=MAY_2)
    with pytest.raises(Refused, match="se renvoie"):
        _receive(a_request(organisation))
    with pytest.raises(PermissionDenied):
        _receive(row, role="volunteer")
    assert not PostItem.objects.exists()
