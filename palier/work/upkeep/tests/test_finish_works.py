from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.titles.tests.examples import a_holding
from palier.work.upkeep.actions import finish_works
from palier.work.upkeep.tests.examples import JUNE_3, some_works


def _finish(works, role="rental_manager", **given):
    told = {"done_on": JUNE_3, "cost": Decimal("2610.40")} | given
    return finish_works(works, actor=someone_as(works.organisation, role), **told)


def _works():
    organisation = an_organisation()
    place = a_place(a_site(organisation))
    return some_works(a_holding(organisation, place=place), place)


def test_what_they_really_cost():
    assert _finish(_works()).cost == Decimal("2610.40")


def test_before_the_agreement_for_nothing_or_twice_is_refused():
    works = _works()

    with pytest.raises(Refused, match="avant l’accord"):
        _finish(works, done_on=date(2026, 5, 1))
    with pytest.raises(Refused, match="un coût"):
        _finish(works, cost=Decimal(0))
    works.refresh_from_db()
    assert works.done_on is None
    _finish(works)
    with pytest.raises(Refused, match="déjà faits"):
        _finish(works)
