from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.partners.actions import correct_offer
from palier.registers.partners.tests.examples import JUNE, an_offer, told_offer


def _correct(offer, role="social_worker", **given):
    actor = someone_as(offer.organisation, role)
    return correct_offer(offer, actor=actor, **told_offer(checked_on=JUNE, **given))


def test_it_is_as_it_was_told_that_day():
    offer = _correct(an_offer(an_organisation()), hours="Mardi, 14 h")

    offer.refresh_from_db()
    assert (offer.hours, offer.checked_on) == ("Mardi, 14 h", JUNE)


def test_told_before_it_was_made_sure_of_is_refused():
    offer = an_offer(an_organisation(), checked_on=date(2026, 7, 1))

    with pytest.raises(Refused, match="vérifiée depuis"):
        _correct(offer, name="Autre")
    offer.refresh_from_db()
    assert offer.name == "Atelier de français"


def test_who_may_not():
    offer = an_offer(an_organisation())

    with pytest.raises(PermissionDenied):
        _correct(offer, role="accountant", name="Autre")
    offer.refresh_from_db()
    assert offer.name == "Atelier de français"
