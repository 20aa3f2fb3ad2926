from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.work.owners.actions import set_owner_term, stop_owner_term
from palier.work.owners.models import OwnerTerm
from palier.work.owners.tests.examples import a_head_lease
from palier.work.titles.tests.examples import a_holding

MAY = date(2026, 5, 1)


def _set(holding, role="rental_manager", **given):
    told = {"kind": "annuity", "amount": Decimal(900), "every": "month", "starts_on": MAY, **given}
    return set_owner_term(holding, actor=someone_as(holding.organisation, role), **told)


def test_a_new_amount_stops_the_one_before():
    organisation = an_organisation()
    holding = a_head_lease(organisation)

    first = _set(holding)
    with pytest.raises(Refused, match="depuis le 1er\xa0mai\xa02026"):
        _set(holding, starts_on=date(2026, 4, 1))
    second = _set(holding, amount=Decimal(950), starts_on=date(2027, 1, 1))

    first.refresh_from_db()
    assert (first.period.upper, second.label) == (date(2027, 1, 1), "Annuités d’emprunt")


def test_told_again_for_its_day_it_is_corrected():
    holding = a_head_lease(an_organisation())

    _set(holding)
    _set(holding, amount=Decimal(950))

    assert [(each.amount, each.is_corrected) for each in OwnerTerm.objects.all()] == [(950, True)]


def test_a_mandate_owes_nothing_of_its_own_and_a_host_may_not():
    organisation = an_organisation()

    with pytest.raises(Refused, match="Un mandat ne doit"):
        _set(a_holding(organisation, kind="mandate"))
    with pytest.raises(PermissionDenied):
        _set(a_head_lease(organisation), role="host")

    assert not OwnerTerm.objects.exists()


def test_a_term_stops_once_after_it_began():
    organisation = an_organisation()
    term = _set(a_head_lease(organisation))
    manager = someone_as(organisation, "rental_manager")

    with pytest.raises(Refused, match="court depuis"):
        stop_owner_term(term, ends_on=date(2026, 4, 30), actor=manager)
    with pytest.raises(PermissionDenied):
        stop_owner_term(term, ends_on=date(2026, 6, 1), actor=someone_as(organisation, "host"))
    stop_owner_term(term, ends_on=date(2026, 6, 1), actor=manager)
    with pytest.raises(Refused, match="déjà arrêtée"):
        stop_owner_term(term, ends_on=date(2026, 7, 1), actor=manager)

    assert OwnerTerm.objects.get().period.upper == date(2026, 6, 1)
