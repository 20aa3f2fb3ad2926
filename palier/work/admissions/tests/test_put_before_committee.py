import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import put_before_committee
from palier.work.admissions.tests.examples import a_candidacy, a_committee, a_complete_candidacy


def _put(committee, *rows, role="rental_manager"):
    return put_before_committee(
        committee, candidacies=rows, actor=someone_as(committee.organisation, role)
    )


def test_a_complete_candidacy_is_on_the_agenda():
    site = a_site(an_organisation())
    row = a_complete_candidacy(site)

    _put(a_committee(site), row)

    row.refresh_from_db()
    assert row.state == "committee"


def test_nobody_another_house_or_incomplete_is_refused():
    organisation = an_organisation()
    site = a_site(organisation)
    committee, row = a_committee(site), a_candidacy(site)
    elsewhere = a_complete_candidacy(a_site(organisation), siao_number="SI-9")

    with pytest.raises(Refused, match="au moins une"):
        _put(committee)
    with pytest.raises(Refused, match="autre maison"):
        _put(committee, elsewhere)
    with pytest.raises(Refused, match="reçue"):
        _put(committee, row)
    assert not committee.candidacies.exists()
