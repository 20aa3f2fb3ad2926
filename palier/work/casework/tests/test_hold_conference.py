import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import hold_conference
from palier.work.casework.papers import conference_pdf
from palier.work.casework.tests.examples import MAY_2, a_conference, a_worker


def test_a_conference_ends_with_what_is_decided_on_one_sheet():
    organisation = an_organisation()
    conference = a_conference(organisation)

    hold_conference(
        conference,
        held_on=MAY_2,
        decisions="Le CCAS instruit le secours.",
        person_words="Ça me va.",
        actor=a_worker(organisation),
    )

    conference.refresh_from_db()
    assert (conference.held_on, conference.person_words) == (MAY_2, "Ça me va.")
    assert conference_pdf(conference)[:5] == b"%PDF-"


def test_without_a_decision_it_is_not_held():
    organisation = an_organisation()
    conference = a_conference(organisation)

    with pytest.raises(Refused, match="ce qui est décidé"):
        hold_conference(conference, held_on=MAY_2, decisions="", actor=a_worker(organisation))

    conference.refresh_from_db()
    assert conference.held_on is None
