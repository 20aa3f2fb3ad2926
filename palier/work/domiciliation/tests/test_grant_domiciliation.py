from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.people.actions import record_death
from palier.work.domiciliation.actions import grant_domiciliation
from palier.work.domiciliation.tests.examples import MAY_2, MAY_11, a_request


def test_the_address_is_theirs_for_a_year_under_a_number():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")

    rows = [grant_domiciliation(a_request(organisation), on=MAY_11, actor=worker) for _ in "ab"]

    assert [row.number for row in rows] == [1, 2]
    assert {row.ends_on for row in rows} == {date(2027, 5, 11)}
    assert rows[0].terms.get().period.lower == MAY_11


def test_before_it_was_asked_for_or_twice_or_by_the_desk_is_refused():
    organisation = an_organisation()
    row = a_request(organisation)
    worker = someone_as(organisation, "social_worker")

    with pytest.raises(Refused, match="La demande est du"):
        grant_domiciliation(row, on=MAY_2 - timedelta(days=1), actor=worker)
    with pytest.raises(PermissionDenied):
        grant_domiciliation(row, on=MAY_11, actor=someone_as(organisation, "reception"))
    grant_domiciliation(row, on=MAY_11, actor=worker)
    with pytest.raises(Refused):
        grant_domiciliation(row, on=MAY_11, actor=worker)
    assert row.terms.count() == 1


def test_someone_who_died_meanwhile_is_given_no_address():
    row = a_request(an_organisation())
    worker = someone_as(row.organisation, "social_worker")
    record_death(row.person, died_on=MAY_2, actor=the_system(row.organisation))

    with pytest.raises(Refused, match="décédée"):
        grant_domiciliation(row, on=MAY_11, actor=worker)

    row.refresh_from_db()
    assert (row.state, row.number, row.terms.exists()) == ("asked", None, False)
