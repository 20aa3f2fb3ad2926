from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.registers.people.tests.examples import a_household
from palier.work.domiciliation.actions import sort_post
from palier.work.domiciliation.models import PostItem
from palier.work.domiciliation.tests.examples import MAY_2, MAY_11, a_request, an_address

URL = "/domiciliations/courrier-du-jour/"


def _sort(row, role="reception", **given):
    told = {"kind": "letter", "count": 2, "received_on": date(2026, 5, 20)} | given
    actor = someone_as(row.organisation, role)
    return sort_post(row.organisation, domiciliation=row, actor=actor, **told)


def test_a_letter_waits_for_whoever_it_came_for():
    row = an_address(an_organisation())

    _sort(row)

    assert [(each.domiciliation, each.count) for each in PostItem.objects.all()] == [(row, 2)]


def test_for_someone_without_an_address_or_too_early_it_is_refused():
    organisation = an_organisation()
    with pytest.raises(Refused, match="pas en cours"):
        _sort(a_request(organisation))
    with pytest.raises(Refused, match="que depuis"):
        _sort(an_address(organisation), received_on=MAY_2)

    assert not PostItem.objects.exists()


def test_the_bag_is_emptied_on_one_page_or_not_at_all(client):
    organisation = an_organisation()
    first = an_address(organisation, a_household(organisation, "Ba"))
    second = an_address(organisation, a_household(organisation, "Cissé"))
    come_in(client, organisation, "reception")
    page = client.get(URL).content.decode()
    assert "Ba" in page
    assert "Cissé" in page

    wrong = {"domiciliation-0": first.pk, "kind-0": "letter", "count-0": "0"}
    assert client.post(URL, wrong).status_code == 422
    assert not PostItem.objects.exists()

    bag = {
        "domiciliation-0": first.pk, "kind-0": "letter", "count-0": "2",
        "domiciliation-1": second.pk, "kind-1": "parcel", "count-1": "1",
    }  # fmt: skip
    assert client.post(URL, bag).status_code == 302
    told = PostItem.objects.order_by("pk").values_list("domiciliation", "kind", "count")
    assert list(told) == [(first.pk, "letter", 2), (second.pk, "parcel", 1)]
    assert {each.received_on >= MAY_11 for each in PostItem.objects.all()} == {True}
