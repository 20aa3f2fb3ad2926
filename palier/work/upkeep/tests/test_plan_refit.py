from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.leases.models import Vacancy
from palier.work.upkeep.actions import finish_refit, plan_refit
from palier.work.upkeep.tests.examples import JUNE_3, a_refit


def _plan(refit, on=date(2026, 7, 1), role="rental_manager"):
    return plan_refit(refit, planned_on=on, actor=someone_as(refit.organisation, role))


def _refit():
    return a_refit(a_place(a_site(an_organisation())))


def test_whoever_offers_homes_sees_the_day():
    _plan(_refit())

    assert Vacancy.objects.get().until == date(2026, 7, 1)


def test_before_it_began_or_once_ready_is_refused():
    refit = _refit()

    with pytest.raises(Refused, match="avant le début"):
        _plan(refit, date(2026, 5, 1))
    refit.refresh_from_db()
    assert refit.planned_on == date(2026, 6, 20)
    finish_refit(refit, ready_on=JUNE_3, actor=the_system(refit.organisation))
    with pytest.raises(Refused, match="déjà prêt"):
        _plan(refit)
