from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_site
from palier.work.residences.actions import change_house_kind
from palier.work.residences.models import HouseKind
from palier.work.residences.tests.examples import JUNE_1


def _change(site, kind="social_residence", on=JUNE_1, role="director"):
    return change_house_kind(
        site,
        kind=kind,
        starts_on=on,
        source="Convention 2026",
        actor=someone_as(site.organisation, role),
    )


def test_what_it_was_stays_known():
    site = a_site(an_organisation())

    _change(site)
    _change(site, "supported", date(2027, 1, 1))

    site.refresh_from_db()
    assert site.kind == "supported"
    told = [(k.kind, k.period.upper) for k in HouseKind.objects.order_by("period")]
    assert told == [
        ("boarding_house", JUNE_1),
        ("social_residence", date(2027, 1, 1)),
        ("supported", None),
    ]


def test_the_same_kind_or_before_the_last_change_is_refused():
    site = a_site(an_organisation())
    with pytest.raises(Refused, match="déjà"):
        _change(site, "boarding_house")
    _change(site)
    site.refresh_from_db()

    with pytest.raises(Refused, match="dernier changement"):
        _change(site, "students", date(2026, 5, 1))
    site.refresh_from_db()
    assert site.kind == "social_residence"
    assert HouseKind.objects.count() == 2
