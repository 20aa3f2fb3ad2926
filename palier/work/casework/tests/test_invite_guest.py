import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.people.tests.examples import a_body
from palier.work.casework.actions import invite_guest
from palier.work.casework.tests.examples import a_conference, a_worker


def test_a_partner_is_invited_by_name_or_by_body():
    organisation = an_organisation()
    conference, worker = a_conference(organisation), a_worker(organisation)

    invite_guest(conference, name="", body=a_body(organisation, "Mission locale"), actor=worker)

    assert conference.guests.filter(name="Mission locale").exists()


def test_nobody_and_the_same_twice_are_refused():
    organisation = an_organisation()
    conference, worker = a_conference(organisation), a_worker(organisation)

    with pytest.raises(Refused, match="qui est invité"):
        invite_guest(conference, name=" ", actor=worker)
    with pytest.raises(Refused, match="déjà sur la liste"):
        invite_guest(conference, name="ccas", actor=worker)

    assert conference.guests.count() == 3
