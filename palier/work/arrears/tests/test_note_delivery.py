from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import note_delivery, send_reminders
from palier.work.arrears.models import PostalReceipt
from palier.work.arrears.tests.examples import JUNE_1, NOON, a_case


def _letter(organisation, kind="registered"):
    case = a_case(organisation)
    (reminder,) = send_reminders(
        organisation,
        cases=[case],
        kind=kind,
        on=JUNE_1,
        send_at=NOON,
        actor=the_system(organisation),
    )
    return reminder


def _note(reminder, role="social_worker", received_on=date(2026, 6, 4)):
    return note_delivery(
        reminder,
        reference="1A 234 567 8901 2",
        received_on=received_on,
        actor=someone_as(reminder.organisation, role),
    )


def test_the_number_and_the_day_are_kept():
    receipt = _note(_letter(an_organisation()))

    assert (receipt.reference, receipt.received_on) == ("1A 234 567 8901 2", date(2026, 6, 4))


def test_a_letter_not_claimed_has_no_day():
    assert _note(_letter(an_organisation()), received_on=None).received_on is None


def test_a_plain_letter_an_early_day_or_twice_is_refused():
    organisation = an_organisation()
    reminder = _letter(organisation)

    with pytest.raises(Refused, match="pas encore partie"):
        _note(reminder, received_on=date(2026, 5, 31))
    _note(reminder)
    with pytest.raises(Refused, match="déjà noté"):
        _note(reminder)

    assert PostalReceipt.objects.count() == 1
    with pytest.raises(Refused, match="Seule une lettre recommandée"):
        _note(_letter(an_organisation(), kind="letter"))
