import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import (
    decide_candidacy,
    receive_candidacy_pieces,
    take_back_piece,
)
from palier.work.admissions.tests.examples import ALL, MAY_11, a_candidacy


def _complete(organisation):
    row = a_candidacy(a_site(organisation))
    host = someone_as(organisation, "host")
    return receive_candidacy_pieces(row, pieces=ALL, on=MAY_11, actor=host), host


def test_a_paper_that_did_not_come_is_awaited_again():
    row, host = _complete(an_organisation())

    row = take_back_piece(row.pieces.get(piece="identity"), actor=host)

    assert (row.state, row.completed_on) == ("received", None)
    assert not row.pieces.filter(piece="identity").exists()


def test_once_decided_its_pieces_stay():
    organisation = an_organisation()
    row, host = _complete(organisation)
    decide_candidacy(
        row, decision="accepted", on=MAY_11, actor=someone_as(organisation, "rental_manager")
    )

    with pytest.raises(Refused, match="a été étudiée"):
        take_back_piece(row.pieces.get(piece="identity"), actor=host)

    assert row.pieces.count() == len(ALL)
