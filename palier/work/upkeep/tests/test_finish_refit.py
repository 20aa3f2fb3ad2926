from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.housing.tests.examples import a_place, a_site
from palier.work.leases.models import Vacancy
from palier.work.upkeep.actions import finish_refit
from palier.work.upkeep.tests.examples import JUNE_3, a_finished_order, a_refit, a_request


def _finish(refit, on=JUNE_3, role="technician"):
    return finish_refit(refit, ready_on=on, actor=someone_as(refit.organisation, role))


def _refit():
    return a_refit(a_place(a_site(an_organisation())))


def test_it_waits_for_its_next_household():
    refit = _finish(_refit())

    told = [(v.kind, v.period.upper) for v in Vacancy.objects.order_by("period")]
    assert told == [("works", JUNE_3), ("allocation", None)]
    assert refit.ready_on == JUNE_3


def test_a_repair_still_to_do_is_named():
    refit = _refit()
    request = a_request(refit.place, refit=refit)

    with pytest.raises(Refused, match="Fuite sous l’évier"):
        _finish(refit)
    refit.refresh_from_db()
    assert refit.ready_on is None
    a_finished_order(request)
    assert _finish(refit).ready_on == JUNE_3


def test_before_it_began_or_twice_is_refused():
    refit = _refit()

    with pytest.raises(Refused, match="avant le début"):
        _finish(refit, date(2026, 5, 1))
    _finish(refit)
    with pytest.raises(Refused, match="déjà prêt"):
        _finish(refit)
    assert Vacancy.objects.count() == 2
