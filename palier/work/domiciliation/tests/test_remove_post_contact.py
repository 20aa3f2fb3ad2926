from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.domiciliation.actions import remove_post_contact, renew_domiciliation
from palier.work.domiciliation.tests.examples import MAY_11, a_contact, an_address


def test_the_count_goes_back_to_the_time_before():
    row = an_address(an_organisation())
    first = a_contact(row, on=date(2026, 6, 1))
    wrong = a_contact(row, on=date(2026, 8, 1), kind="away", until=date(2026, 12, 1))
    desk = someone_as(row.organisation, "reception")

    row = remove_post_contact(wrong, actor=desk)
    assert (row.heard_on, row.away_until) == (date(2026, 6, 1), None)

    assert remove_post_contact(first, actor=desk).heard_on == MAY_11


def test_a_role_without_the_desk_may_not():
    contact = a_contact(an_address(an_organisation()))

    with pytest.raises(PermissionDenied):
        remove_post_contact(contact, actor=someone_as(contact.organisation, "accountant"))

    contact.refresh_from_db()


def test_the_day_of_the_request_and_of_a_renewal_stand_by_themselves():
    row = an_address(an_organisation())
    desk = someone_as(row.organisation, "reception")
    renew_domiciliation(
        row, on=date(2027, 4, 20), actor=someone_as(row.organisation, "social_worker")
    )
    late = a_contact(row, on=date(2026, 6, 1))

    assert remove_post_contact(late, actor=desk).heard_on == date(2027, 4, 20)
    for asked in row.contacts.filter(kind="asked"):
        with pytest.raises(Refused, match="ne se retire pas"):
            remove_post_contact(asked, actor=desk)
    assert row.contacts.filter(kind="asked").count() == 2
