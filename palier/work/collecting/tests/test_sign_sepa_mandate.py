from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.billing.tests.examples import a_notice
from palier.work.collecting.actions import revoke_sepa_mandate, sign_sepa_mandate
from palier.work.collecting.models import SepaMandate

IBAN = "FR7630004000010000000000179"
MAY_1 = date(2026, 5, 1)


def a_mandate(account, actor, **given):
    told = {"holder": "Awa Diallo", "iban": IBAN, "signed_on": MAY_1, **given}
    return sign_sepa_mandate(account, actor=actor, **told)


def test_a_mandate_has_its_reference_and_another_follows_once_it_is_revoked():
    organisation = an_organisation()
    account = a_notice(organisation).account
    manager = someone_as(organisation, "rental_manager")

    mandate = a_mandate(account, manager)
    with pytest.raises(Refused, match="déjà un mandat"):
        a_mandate(account, manager, reference="AUTRE")
    revoke_sepa_mandate(mandate, revoked_on=MAY_1, actor=manager)
    with pytest.raises(Refused, match="existe déjà"):
        a_mandate(account, manager, reference=mandate.reference)
    a_mandate(account, manager, reference="AUTRE")

    assert len(mandate.reference) <= 35
    assert SepaMandate.objects.filter(revoked_on=None).get().reference == "AUTRE"
