"""What is owed on a managed home is its principal's: our own books do not depreciate it."""

from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.billing.models import RentNotice
from palier.work.billing.tests.examples import MAY, a_rented_home, an_issued_run
from palier.work.collecting.actions import doubt_debt, may_be_doubted
from palier.work.collecting.models import Doubt
from palier.work.owners.tests.examples import a_mandate


def test_it_is_not_doubted_and_the_form_proposes_what_it_admits(client):
    organisation = an_organisation()
    a_mandate(organisation)
    managed = RentNotice.objects.get(run=an_issued_run(organisation)).account
    accountant = someone_as(organisation, "accountant")

    with pytest.raises(Refused, match="celle d’un mandant"):
        doubt_debt(managed, amount=Decimal(100), reason="Parti", on=MAY, actor=accountant)

    assert not Doubt.objects.exists()
    assert may_be_doubted(managed, MAY) == 0
    come_in(client, organisation, "accountant")
    page = client.get(f"/quittancement/comptes/{managed.pk}/doute/")
    assert page.context["form"].initial["amount"] == 0


def test_a_month_to_come_is_not_doubted_yet():
    organisation = an_organisation()
    a_rented_home(organisation)
    account = RentNotice.objects.get(run=an_issued_run(organisation)).account

    assert may_be_doubted(account, MAY) == 212
    assert may_be_doubted(account, MAY.replace(month=4)) == 0
