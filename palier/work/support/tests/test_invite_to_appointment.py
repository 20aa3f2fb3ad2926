from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.documents.models import Message
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.tests.examples import a_household
from palier.work.casework.tests.examples import a_worker
from palier.work.support.actions import (
    answer_appointment,
    invite_to_appointment,
    move_appointment,
)
from palier.work.support.models import Invitation
from palier.work.support.tests.examples import (
    TEN_OCLOCK,
    an_appointment,
    an_invitation,
    told_invitation,
)

BEFORE = TEN_OCLOCK - timedelta(days=1)


def test_a_partner_receives_what_they_need_and_nothing_else():
    organisation = an_organisation()
    row = an_appointment(organisation, title="Dette de M. Martin", where="office")
    an_invitation(row)
    message = Message.objects.get()
    assert message.to == "laval@example.org"
    assert "10\xa0h" in message.body
    assert "avec Samira" in message.body
    assert "Entrée par la cour." in message.body
    assert "https://palier.example.org/invitation/secret/" in message.body
    told = message.subject + message.body
    assert "Dette" not in told
    assert row.household.name not in told


def test_when_it_moves_they_are_told_if_one_says_so():
    row = an_appointment(an_organisation())
    an_invitation(row)
    later = TEN_OCLOCK + timedelta(hours=4)
    move_appointment(
        row,
        starts_at=later,
        minutes=45,
        tell=True,
        now=BEFORE,
        actor=a_worker(row.organisation),
    )
    states = list(Message.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["cancelled", "queued"]
    assert "14\xa0h" in Message.objects.last().body


def test_when_it_will_not_take_place_they_are_told_if_one_says_so():
    organisation = an_organisation()
    silent = an_appointment(organisation)
    an_invitation(silent)
    actor = a_worker(organisation)
    answer_appointment(silent, state="cancelled", because="Malade", actor=actor)
    assert not Message.objects.filter(body__contains="est annulé").exists()
    said = an_appointment(organisation, household=silent.household)
    an_invitation(said)
    answer_appointment(
        said, state="cancelled", because="Malade", tell=True, now=BEFORE, actor=actor
    )
    [told] = Message.objects.filter(body__contains="est annulé")
    assert "Malade" not in told.body


def test_neither_to_a_secret_address_nor_once_past_nor_twice():
    organisation = an_organisation()
    household = a_household(organisation)
    household.hidden_at = TEN_OCLOCK
    household.save()
    home = an_appointment(organisation, household=household, where="home")
    with pytest.raises(Refused, match="adresse de ce ménage est secrète"):
        an_invitation(home)
    row = an_appointment(organisation)
    with pytest.raises(Refused, match="plus à venir"):
        an_invitation(row, now=TEN_OCLOCK)
    with pytest.raises(Refused, match="qui vous invitez"):
        an_invitation(row, name=" ")
    with pytest.raises(Refused):
        an_invitation(row, to="laval")
    assert not Invitation.objects.exists()
    assert not Message.objects.exists()
    an_invitation(row)
    with pytest.raises(Refused, match="déjà invitée"):
        an_invitation(row)
    assert Message.objects.count() == 1


def test_who_may_not():
    row = an_appointment(an_organisation())
    with pytest.raises(PermissionDenied):
        invite_to_appointment(
            row, actor=someone_as(row.organisation, "technician"), **told_invitation()
        )
