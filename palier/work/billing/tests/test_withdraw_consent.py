from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import consent_to_email, withdraw_consent
from palier.work.billing.tests.examples import MAY, a_notice


def test_a_host_may_not_withdraw_it():
    organisation = an_organisation()
    consent = consent_to_email(
        a_notice(organisation).account,
        email="a@example.org",
        given_on=MAY,
        actor=the_system(organisation),
    )

    with pytest.raises(PermissionDenied):
        withdraw_consent(
            consent, ended_on=date(2026, 6, 1), actor=someone_as(organisation, "host")
        )

    consent.refresh_from_db()
    assert consent.ended_on is None
