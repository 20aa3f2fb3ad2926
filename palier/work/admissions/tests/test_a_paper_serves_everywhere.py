"""A paper received once: for a candidacy, a contract, or from a right that runs."""

from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.registers.papers.models import Paper
from palier.registers.papers.tests.examples import a_paper
from palier.registers.people.tests.examples import a_household
from palier.work.admissions.actions import link_household, receive_candidacy_pieces
from palier.work.admissions.tests.examples import a_candidacy
from palier.work.leases.actions import receive_pieces
from palier.work.leases.reads import missing_pieces
from palier.work.leases.tests.examples import a_lived_in_contract

MAY_2, MAY_9 = date(2026, 5, 2), date(2026, 5, 9)


def _labels(occupancy):
    return [piece.code for piece in missing_pieces(occupancy)]


def test_what_the_file_holds_completes_the_candidacy_it_is_linked_to():
    organisation = an_organisation()
    household = a_household(organisation)
    for kind in ("identity", "resources", "situation"):
        a_paper(household, kind=kind)
    row = a_candidacy(a_site(organisation, "Soleil"), origin="direct")
    assert row.state == "received"
    row = link_household(row, household=household, actor=the_system(organisation))
    assert row.state == "complete"


def test_what_the_candidacy_was_brought_is_in_the_file():
    organisation = an_organisation()
    household, system = a_household(organisation), the_system(organisation)
    row = a_candidacy(a_site(organisation, "Soleil"), origin="direct")
    receive_candidacy_pieces(row, pieces=["identity"], on=MAY_9, actor=system)
    row = link_household(row, household=household, actor=system)
    receive_candidacy_pieces(row, pieces=["resources"], on=MAY_9, actor=system)
    kept = {paper.kind: paper.valid_until for paper in Paper.objects.all()}
    assert kept == {"identity": None, "resources": date(2026, 8, 9)}


def test_a_contract_does_not_ask_again_for_what_holds_at_the_entry():
    organisation = an_organisation()
    household = a_household(organisation)
    row = a_lived_in_contract(organisation, household=household)
    receive_pieces(row, pieces=[], on=MAY_9, actor=the_system(organisation))
    assert "identity" in _labels(row)
    a_paper(household, received_on=date(2025, 12, 1))
    assert "identity" not in _labels(row)
    Paper.objects.update(valid_until=row.starts_on)
    assert "identity" in _labels(row)


def test_what_a_contract_was_brought_is_in_the_file_once():
    organisation = an_organisation()
    row = a_lived_in_contract(organisation)
    manager = someone_as(organisation, "rental_manager")
    receive_pieces(row, pieces=["signed", "identity"], on=MAY_9, actor=manager)
    assert [paper.kind for paper in row.household.papers.all()] == ["identity"]
