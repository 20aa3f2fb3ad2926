import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.residences.actions import note_urgent_contact
from palier.work.residences.models import UrgentContact
from palier.work.residences.tests.examples import a_resident


def _note(row, role="host", **given):
    told = {"name": "Awa Fall", "link": "sœur", "phone": "06 00 00 00 02"} | given
    return note_urgent_contact(row, actor=someone_as(row.organisation, role), **told)


def test_whom_to_call_is_one_tap_away():
    assert _note(a_resident(an_organisation())).phone == "06 00 00 00 02"


def test_no_name_or_no_number_is_refused():
    row = a_resident(an_organisation())

    for given in ({"name": " "}, {"phone": ""}, {"phone": "chez elle"}):
        with pytest.raises(Refused):
            _note(row, **given)
    assert not UrgentContact.objects.exists()
