import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import decide_candidacy, hold_committee
from palier.work.admissions.tests.examples import JUNE_1, a_committee, a_complete_candidacy


def _hold(committee, members="Anne, Karim", role="rental_manager"):
    return hold_committee(
        committee, held_on=JUNE_1, members=members, actor=someone_as(committee.organisation, role)
    )


def test_it_met_and_decided():
    site = a_site(an_organisation())
    row = a_complete_candidacy(site)
    committee = a_committee(site, row)

    with pytest.raises(Refused, match="sans décision, dont celle d’Awa Traoré"):
        _hold(committee)
    decide_candidacy(row, decision="waitlisted", on=JUNE_1, actor=the_system(site.organisation))
    assert _hold(committee).held_on == JUNE_1


def test_nobody_named_or_twice_is_refused():
    committee = a_committee(a_site(an_organisation()))

    with pytest.raises(Refused, match="qui a décidé"):
        _hold(committee, " ")
    committee.refresh_from_db()
    assert committee.held_on is None
    _hold(committee)
    with pytest.raises(Refused, match="déjà tenue"):
        _hold(committee)
