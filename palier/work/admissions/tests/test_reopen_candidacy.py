import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import close_candidacy, reopen_candidacy
from palier.work.admissions.shell import admissions_to_do
from palier.work.admissions.tests.examples import (
    MAY_11,
    a_candidacy,
    a_complete_candidacy,
    an_accepted_candidacy,
    an_offer,
)


def _closed():
    row = a_candidacy(a_site(an_organisation()))
    return close_candidacy(row, reason="no_news", on=MAY_11, actor=the_system(row.organisation))


def _reopen(row, role="rental_manager"):
    return reopen_candidacy(row, on=MAY_11, actor=someone_as(row.organisation, role))


def test_it_is_gathered_again_or_studied_when_nothing_lacks():
    row = _reopen(_closed())
    assert (row.state, row.reason, row.decided_on) == ("received", "", None)

    whole = a_complete_candidacy(row.site, siao_number="SI-2")
    system = the_system(row.organisation)
    close_candidacy(whole, reason="no_news", on=MAY_11, actor=system)
    assert _reopen(whole).state == "complete"


def test_one_still_alive_is_refused():
    row = a_candidacy(a_site(an_organisation()))

    with pytest.raises(Refused, match="pas encore sa réponse"):
        _reopen(row)
    row.refresh_from_db()
    assert row.state == "received"


def test_a_yes_given_by_mistake_is_taken_back_unless_a_home_is_offered():
    site = a_site(an_organisation())
    row = an_accepted_candidacy(site)

    assert (_reopen(row).state, row.offers.count()) == ("complete", 0)

    offered = an_accepted_candidacy(site, siao_number="SI-3")
    an_offer(offered)
    with pytest.raises(Refused, match="un logement lui est proposé"):
        _reopen(offered)
    offered.refresh_from_db()
    assert offered.state == "offered"


def test_who_decides_finds_it_on_their_day():
    row = a_complete_candidacy(a_site(an_organisation()))
    manager = someone_as(row.organisation, "rental_manager")

    (told,) = [t for t in admissions_to_do(None, manager, MAY_11) if "décider" in t.title]
    assert told.title == "1\xa0candidature complète à décider"
    assert told.asks_yes
    host = someone_as(row.organisation, "volunteer")
    assert not [t for t in admissions_to_do(None, host, MAY_11) if "décider" in t.title]
