import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.neighbourhood.actions import close_mediation
from palier.work.neighbourhood.tests.examples import MAY_4, MAY_11, a_mediation


def _close(row, role="social_worker", **given):
    told = {"outcome": "Facture refaite", "is_settled": True, "closed_on": MAY_11}
    return close_mediation(row, actor=someone_as(row.organisation, role), **(told | given))


@pytest.mark.parametrize(("is_settled", "state"), [(True, "settled"), (False, "dropped")])
def test_it_says_what_came_of_it(is_settled, state):
    row = _close(a_mediation(a_site(an_organisation())), is_settled=is_settled)

    assert (row.state, row.outcome) == (state, "Facture refaite")


def test_nothing_said_too_early_or_twice_is_refused():
    row = a_mediation(a_site(an_organisation()))

    with pytest.raises(Refused, match="sorti"):
        _close(row, outcome=" ")
    with pytest.raises(Refused, match="avant le début"):
        _close(row, closed_on=MAY_4.replace(day=1))
    row.refresh_from_db()
    assert row.state == "open"
    _close(row)
    with pytest.raises(Refused, match="réglée"):
        _close(row, is_settled=False)
