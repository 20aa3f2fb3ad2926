import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.tests.examples import JUNE, a_notice
from palier.work.collecting.actions import revoke_sepa_mandate
from palier.work.collecting.tests.test_sign_sepa_mandate import a_mandate


def test_a_mandate_is_revoked_once_and_not_by_a_host():
    organisation = an_organisation()
    mandate = a_mandate(a_notice(organisation).account, the_system(organisation))
    manager = someone_as(organisation, "rental_manager")

    with pytest.raises(PermissionDenied):
        revoke_sepa_mandate(mandate, revoked_on=JUNE, actor=someone_as(organisation, "host"))
    revoke_sepa_mandate(mandate, revoked_on=JUNE, actor=manager)
    with pytest.raises(Refused, match="déjà révoqué"):
        revoke_sepa_mandate(mandate, revoked_on=JUNE, actor=manager)

    mandate.refresh_from_db()
    assert mandate.revoked_on == JUNE
