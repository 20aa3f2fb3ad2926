import pytest
from django.db import IntegrityError, connection, transaction

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.work.billing.tests.examples import a_notice
from palier.work.leases.actions import remove_contracts
from palier.work.leases.models import Occupancy


def test_the_database_itself_keeps_what_a_notice_was_called_under():
    organisation = an_organisation()
    contract = a_notice(organisation).occupancy

    with pytest.raises(Refused, match="a déjà servi"):
        remove_contracts(organisation, contracts=[contract], actor=the_system(organisation))
    with (
        pytest.raises(IntegrityError, match="still used"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM leases_occupancyplace")
        cursor.execute("DELETE FROM leases_occupancyparty")
        cursor.execute("DELETE FROM billing_term")
        cursor.execute("DELETE FROM leases_occupancy")

    assert Occupancy.objects.exists()
