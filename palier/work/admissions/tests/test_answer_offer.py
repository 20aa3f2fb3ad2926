from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.law.pieces import pieces_of
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import answer_offer
from palier.work.admissions.tests.examples import (
    JUNE_1,
    MAY_4,
    MAY_11,
    an_accepted_candidacy,
    an_offer,
)
from palier.work.leases.actions import (
    activate_occupancy,
    cancel_occupancy,
    note_vacancy,
    receive_pieces,
    undo_entry,
)
from palier.work.leases.models import Occupancy

JUNE_9 = date(2026, 6, 9)


def _answer(offer, answer="accepted", role="host", **given):
    told = {"answered_on": MAY_11, "enters_on": JUNE_1} | given
    return answer_offer(offer, answer=answer, actor=someone_as(offer.organisation, role), **told)


def _offered():
    return an_offer(an_accepted_candidacy(a_site(an_organisation())))


def _entered():
    """Said yes to, every piece there, the keys handed over."""
    offer = _answer(_offered())
    system = the_system(offer.organisation)
    codes = [each.code for each in pieces_of("logement_foyer")]
    receive_pieces(offer.occupancy, pieces=codes, on=JUNE_1, actor=system)
    activate_occupancy(offer.occupancy, starts_on=JUNE_1, actor=system)
    return offer


def test_a_yes_prepares_the_contract():
    offer = _answer(_offered())

    assert offer.occupancy.state == "draft"
    assert offer.occupancy.starts_on == JUNE_1
    assert offer.occupancy.household == offer.candidacy.household


def test_the_keys_end_the_candidacy_and_its_delay():
    offer = _entered()

    row = offer.candidacy
    row.refresh_from_db()
    assert (row.state, row.entered_on) == ("entered", JUNE_1)


def test_an_entry_noted_by_mistake_leaves_the_candidate_waiting():
    offer = _entered()

    undo_entry(offer.occupancy, actor=someone_as(offer.organisation, "rental_manager"))

    row = offer.candidacy
    row.refresh_from_db()
    assert (row.state, row.entered_on) == ("offered", None)


def test_a_contract_given_up_leaves_the_candidate_to_another_offer():
    offer = _answer(_offered())
    manager = someone_as(offer.organisation, "rental_manager")

    cancel_occupancy(offer.occupancy, actor=manager)

    offer.candidacy.refresh_from_db()
    assert offer.candidacy.state == "accepted"
    assert an_offer(offer.candidacy, place=offer.place).answer == ""


def test_an_entry_before_the_works_are_over_is_refused():
    offer = _offered()
    system = the_system(offer.organisation)
    works = note_vacancy(offer.place, kind="works", starts_on=MAY_4, until=JUNE_9, actor=system)
    assert works.until == JUNE_9

    with pytest.raises(Refused, match=r"en travaux jusqu’au 9.juin"):
        _answer(offer)
    offer.refresh_from_db()
    assert (offer.answer, offer.occupancy) == ("", None)
    assert _answer(offer, enters_on=JUNE_9).answer == "accepted"


def test_a_no_says_why_and_waits_again():
    offer = _answer(_offered(), "declined", why="Trop loin du travail")

    assert offer.occupancy is None
    offer.candidacy.refresh_from_db()
    assert offer.candidacy.state == "accepted"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"answer": "declined"}, "pourquoi"),
        ({"answer": ""}, "Acceptée ou déclinée"),
        ({"enters_on": None}, "quel jour"),
        ({"enters_on": MAY_4}, "quel jour"),
        ({"answered_on": MAY_4}, "avant la proposition"),
    ],
)
def test_half_an_answer_is_refused(given, words):
    offer = _offered()

    with pytest.raises(Refused, match=words):
        _answer(offer, **given)
    offer.refresh_from_db()
    assert offer.answer == ""
    assert not Occupancy.objects.exists()


def test_twice_is_refused():
    offer = _answer(_offered())

    with pytest.raises(Refused, match="déjà sa réponse"):
        _answer(offer)
    assert Occupancy.objects.count() == 1


def test_a_paper_that_came_with_the_candidacy_is_not_asked_again():
    offer = _offered()
    have = list(offer.candidacy.pieces.values_list("piece", flat=True))
    assert "identity" in have

    occupancy = _answer(offer).occupancy

    assert list(occupancy.pieces.values_list("piece", flat=True)) == ["identity"]
