from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.actions import consent_to_email, withdraw_consent
from palier.work.billing.models import ReceiptConsent
from palier.work.billing.tests.examples import a_notice

MAY_1, JUNE_1 = date(2026, 5, 1), date(2026, 6, 1)


def test_art_21_an_agreement_is_given_once_and_taken_back():
    organisation = an_organisation()
    account = a_notice(organisation).account
    manager = someone_as(organisation, "rental_manager")

    consent = consent_to_email(account, email="a@example.org", given_on=MAY_1, actor=manager)
    with pytest.raises(Refused, match="déjà donné"):
        consent_to_email(account, email="b@example.org", given_on=MAY_1, actor=manager)
    withdraw_consent(consent, ended_on=JUNE_1, actor=manager)
    with pytest.raises(Refused, match="déjà retiré"):
        withdraw_consent(consent, ended_on=JUNE_1, actor=manager)

    assert ReceiptConsent.objects.get().ended_on == JUNE_1
