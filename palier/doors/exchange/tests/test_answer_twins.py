import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.doors.exchange.actions import answer_twins
from palier.doors.exchange.tests.examples import a_brought_file, a_migrator, a_read_table


def test_answers_add_up():
    organisation = an_organisation()
    row = a_read_table(organisation, "Lot;Titulaire;Entrée\nL1;DIALLO Awa;01/02/2025")

    answer_twins(row, answers={"2": 0}, actor=a_migrator(organisation))
    answer_twins(row, answers={"3": 7}, actor=a_migrator(organisation))

    row.refresh_from_db()
    assert row.answers == {"2": 0, "3": 7}


def test_nothing_is_answered_once_it_is_carried_out():
    organisation = an_organisation()
    row = a_brought_file(organisation)

    with pytest.raises(Refused, match="déjà"):
        answer_twins(row, answers={"2": 0}, actor=a_migrator(organisation))

    row.refresh_from_db()
    assert row.answers == {}
