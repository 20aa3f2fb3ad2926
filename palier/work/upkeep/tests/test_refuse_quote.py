from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user, someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.upkeep.actions import order_repair, refuse_quote
from palier.work.upkeep.models import RepairRequest, WorkOrder
from palier.work.upkeep.tests.examples import JUNE_1, a_home, a_request, an_order
from palier.work.upkeep.tests.test_approve_quote import _quoted


def _refuse(order, because="Trop cher", role="director", **given):
    actor = someone_as(order.organisation, role, **given)
    return refuse_quote(order, because=because, actor=actor)


def test_the_request_waits_again_and_says_why():
    order = _refuse(_quoted(an_organisation()))

    assert (order.state, order.refused_because) == ("cancelled", "Trop cher")
    assert RepairRequest.objects.get().state == "open"


def test_without_a_reason_or_when_nothing_waits_it_is_refused():
    organisation = an_organisation()
    order = _quoted(organisation)
    sent = an_order(a_request(a_home(organisation).main_place))

    with pytest.raises(Refused, match="Dites pourquoi"):
        _refuse(order, because=" ")
    with pytest.raises(Refused, match="n’attend pas"):
        _refuse(sent)

    assert set(WorkOrder.objects.values_list("state", flat=True)) == {"quoted", "sent"}


def test_who_ordered_it_cancels_it_instead():
    organisation, nadia = an_organisation(), a_user("Nadia")
    order = order_repair(
        a_request(a_home(organisation).main_place),
        technician=a_user(),
        ordered_on=JUNE_1,
        quote=Decimal(5000),
        because="Accord écrit",
        actor=someone_as(organisation, "rental_manager", user=nadia),
    )

    with pytest.raises(Refused, match="annulez-la"):
        _refuse(order, role="rental_manager", user=nadia)

    assert WorkOrder.objects.get().state == "quoted"


def test_a_technician_may_not():
    order = _quoted(an_organisation())

    with pytest.raises(PermissionDenied):
        _refuse(order, role="technician")

    assert WorkOrder.objects.get().state == "quoted"


def test_its_page_offers_the_sum_and_the_refusal_and_then_says_why(client):
    organisation = an_organisation()
    order = _quoted(organisation)
    come_in(client, organisation, "director")
    address = f"/travaux/{order.request_id}/"

    before = client.get(address).content.decode().replace("\xa0", " ").replace("\u202f", " ")
    client.post(f"/travaux/ordres/{order.pk}/refuser/", {"because": "Deux devis d’abord"})
    after = client.get(address).content.decode().replace("\xa0", " ")

    assert "Approuver 900,00 €" in before
    assert "Refuser…" in before
    assert "devis refusé : Deux devis d’abord" in after
