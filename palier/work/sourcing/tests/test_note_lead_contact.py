from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.ui import shell
from palier.work.sourcing.actions import note_lead_contact
from palier.work.sourcing.models import LeadContact
from palier.work.sourcing.tests.examples import MARCH_2, a_lead, a_seeker

FRIDAY = date(2026, 3, 6)


def test_what_was_said_is_kept_and_the_next_call_comes_back_that_day():
    organisation = an_organisation()
    seeker = a_seeker(organisation)
    lead = a_lead(organisation)
    lead.referent_id = seeker.user_id
    lead.save()

    contact = note_lead_contact(
        lead, on=MARCH_2, means="call", words="Rappeler vendredi.", next_on=FRIDAY, actor=seeker
    )

    def said(on):
        return [todo.title for todo in shell.todos("ui.day", None, seeker, on)]

    assert contact.author_id == seeker.user_id
    assert "Rappeler Mme Vasseur" not in said(date(2026, 3, 5))
    assert "Rappeler Mme Vasseur" in said(FRIDAY)


def test_words_are_asked():
    organisation = an_organisation()
    lead = a_lead(organisation)

    with pytest.raises(Refused, match="une phrase"):
        note_lead_contact(
            lead, on=MARCH_2, means="call", words=" ", next_on=FRIDAY, actor=a_seeker(organisation)
        )

    lead.refresh_from_db()
    assert (lead.next_on, LeadContact.objects.count()) == (None, 0)
