from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.documents.models import Message
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.support.actions import withdraw_invitation
from palier.work.support.tests.examples import TEN_OCLOCK, an_appointment, an_invitation

NOW = TEN_OCLOCK - timedelta(hours=2)


def _withdraw(row, role="social_worker"):
    return withdraw_invitation(row, now=NOW, actor=someone_as(row.organisation, role))


def test_they_are_no_longer_expected_and_are_told_so():
    row = _withdraw(an_invitation(an_appointment(an_organisation())))
    assert row.withdrawn_at == NOW
    assert "plus attendu" in Message.objects.last().body
    assert an_invitation(row.appointment).withdrawn_at is None


def test_not_twice():
    row = _withdraw(an_invitation(an_appointment(an_organisation())))
    with pytest.raises(Refused, match="déjà retirée"):
        _withdraw(row)
    assert Message.objects.count() == 2


def test_who_may_not():
    row = an_invitation(an_appointment(an_organisation()))
    with pytest.raises(PermissionDenied):
        _withdraw(row, role="technician")
    assert Message.objects.count() == 1
