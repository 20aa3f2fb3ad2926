import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_site
from palier.work.admissions.actions import close_candidacy, correct_candidacy
from palier.work.admissions.tests.examples import MAY_11, a_candidacy, a_committee


def _correct(row, role="host", **given):
    told = {"first_name": "Awa", "last_name": "Traore", "people": 2, "siao_number": "SI-100"}
    return correct_candidacy(row, actor=someone_as(row.organisation, role), **(told | given))


def test_what_is_known_now_is_kept():
    row = _correct(a_candidacy(a_site(an_organisation())), wanted="couple")

    assert (row.last_name, row.people, row.wanted) == ("Traore", 2, "couple")


def test_nameless_nobody_or_over_is_refused():
    row = a_candidacy(a_site(an_organisation()))

    for given in ({"last_name": ""}, {"people": 0}, {"siao_number": " "}):
        with pytest.raises(Refused):
            _correct(row, **given)
    row.refresh_from_db()
    assert row.last_name == "Traoré"
    close_candidacy(row, reason="no_news", on=MAY_11, actor=the_system(row.organisation))
    with pytest.raises(Refused, match="sans suite"):
        _correct(row)


def test_the_house_is_put_right_until_a_committee_has_it():
    organisation = an_organisation()
    row, other = a_candidacy(a_site(organisation)), a_site(organisation, "Les Tilleuls")

    assert _correct(row, site=other).site == other

    row.refresh_from_db()
    row.committee = a_committee(other)
    row.save()
    with pytest.raises(Refused, match="reste à sa maison"):
        _correct(row, site=a_site(organisation, "Les Ormes"))
    row.refresh_from_db()
    assert row.site == other
