import pytest

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import remove_guest
from palier.work.residences.models import HostedGuest
from palier.work.residences.tests.examples import a_guest, a_resident


def test_who_never_came_takes_no_day():
    guest = a_guest(a_resident(an_organisation()))
    host = someone_as(guest.organisation, "host")

    assert remove_guest(guest, actor=host) == guest.occupancy

    with pytest.raises(HostedGuest.DoesNotExist):
        remove_guest(guest, actor=host)
    assert not HostedGuest.objects.exists()
