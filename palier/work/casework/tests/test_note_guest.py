import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import note_guest
from palier.work.casework.tests.examples import a_conference, a_worker


def test_what_is_shared_says_with_whom_and_on_whose_agreement():
    organisation = an_organisation()
    guest = a_conference(organisation).guests.get(name="CCAS")

    note_guest(
        guest,
        came=True,
        shared="Date d’entrée",
        basis="accord de Mme Diallo",
        actor=a_worker(organisation),
    )

    guest.refresh_from_db()
    assert (guest.came, guest.shared, guest.basis) == (
        True,
        "Date d’entrée",
        "accord de Mme Diallo",
    )


def test_nothing_is_shared_without_its_basis():
    organisation = an_organisation()
    guest = a_conference(organisation).guests.get(name="CCAS")

    with pytest.raises(Refused, match="sur quel accord"):
        note_guest(guest, came=True, shared="Sa dette", actor=a_worker(organisation))

    guest.refresh_from_db()
    assert (guest.came, guest.shared) == (None, "")
