import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import receive_candidacy_pieces
from palier.work.admissions.models import CandidacyPiece
from palier.work.admissions.tests.examples import ALL, MAY_4, MAY_11, a_candidacy


def _receive(row, *pieces, role="host", on=MAY_11):
    return receive_candidacy_pieces(
        row, pieces=pieces, on=on, actor=someone_as(row.organisation, role)
    )


def test_with_the_last_piece_it_is_complete():
    row = a_candidacy(a_site(an_organisation()))

    assert _receive(row, "identity", "resources").state == "received"
    row = _receive(row, "situation", "identity")
    assert (row.state, row.completed_on) == ("complete", MAY_11)
    assert row.pieces.count() == 3


def test_an_asylum_seeker_needs_fewer():
    row = a_candidacy(a_site(an_organisation()), origin="ofii", siao_number="")

    assert _receive(row, "identity").state == "complete"


def test_an_unknown_piece_or_too_early_is_refused():
    row = a_candidacy(a_site(an_organisation()))

    with pytest.raises(Refused, match="n’existe pas"):
        _receive(row, "passport")
    with pytest.raises(Refused, match="avant la candidature"):
        _receive(row, *ALL, on=MAY_4.replace(day=1))
    assert not CandidacyPiece.objects.exists()
