from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import end_share
from palier.work.billing.tests.test_share_rent import _shared


def test_a_share_ends_once_after_it_began_and_a_host_may_not():
    organisation = an_organisation()
    _, share = _shared(organisation)
    manager = someone_as(organisation, "rental_manager")

    with pytest.raises(PermissionDenied):
        end_share(share, ends_on=date(2026, 6, 1), actor=someone_as(organisation, "host"))
    with pytest.raises(Refused, match="court depuis"):
        end_share(share, ends_on=date(2026, 1, 1), actor=manager)
    end_share(share, ends_on=date(2026, 6, 1), actor=manager)
    with pytest.raises(Refused, match="déjà arrêtée"):
        end_share(share, ends_on=date(2026, 7, 1), actor=manager)

    share.refresh_from_db()
    assert share.period.upper == date(2026, 6, 1)
