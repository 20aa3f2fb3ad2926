from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.access.actions import correct_workshop, register_for_workshop
from palier.work.access.tests.examples import a_workshop


def _correct(row, role="social_worker", **given):
    told = {
        "title": "Chercher un logement",
        "kind": "housing_search",
        "on": date(2026, 6, 4),
        "at": time(14),
        "capacity": 6,
        "leader": row.leader,
    } | given
    return correct_workshop(row, actor=someone_as(row.organisation, role), **told)


def test_another_day_and_another_title():
    row = _correct(a_workshop(an_organisation()))

    row.refresh_from_db()
    assert (row.title, row.on, row.capacity) == ("Chercher un logement", date(2026, 6, 4), 6)


def test_fewer_places_than_people_is_refused():
    row = a_workshop(an_organisation())
    for name in ("Awa", "Yacine"):
        register_for_workshop(row, name=name, actor=someone_as(row.organisation, "reception"))
    before = row.capacity

    with pytest.raises(Refused, match="inscrites déjà"):
        _correct(row, capacity=1)
    with pytest.raises(PermissionDenied):
        _correct(row, role="accountant")
    row.refresh_from_db()
    assert row.capacity == before
