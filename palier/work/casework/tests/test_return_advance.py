from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.work.casework.actions import return_advance
from palier.work.casework.models import AdvanceReturn
from palier.work.casework.reads import advances_told, still_due
from palier.work.casework.tests.examples import MAY_2, a_worker, an_advance

JUNE = date(2026, 6, 1)


def _return(advance, organisation, amount, by="aid", **more):
    return return_advance(
        advance, on=JUNE, by=by, amount=Decimal(amount), actor=a_worker(organisation), **more
    )


def test_an_advance_adds_up_to_what_came_back_was_given_up_and_is_due():
    """faits 1.7: advance = returned by the FSL + by the household + given up + still due."""
    organisation = an_organisation()
    advance = an_advance(organisation, "300.00")

    _return(advance, organisation, "180.00")
    _return(advance, organisation, "50.00", by="household")
    _return(advance, organisation, "20.00", by="given_up", reason="Solde trop lourd")

    told = advances_told([advance])[0]
    assert (told.by_aid, told.by_household, told.given_up, told.due) == (
        Decimal("180.00"),
        Decimal("50.00"),
        Decimal("20.00"),
        Decimal("50.00"),
    )
    assert told.by_aid + told.by_household + told.given_up + told.due == advance.amount


@pytest.mark.parametrize(
    ("amount", "more", "words"),
    [
        ("300.01", {}, "300,00"),
        ("0", {}, "plus grand que zéro"),
        ("10", {"by": "given_up"}, "dit pourquoi"),
    ],
)
def test_what_cannot_come_back_is_refused_and_nothing_has(amount, more, words):
    organisation = an_organisation()
    advance = an_advance(organisation)

    with pytest.raises(Refused, match=words):
        _return(advance, organisation, amount, **more)

    assert still_due(advance) == Decimal("300.00")


def test_the_database_itself_refuses_more_than_was_lent_and_any_change():
    organisation = an_organisation()
    advance = an_advance(organisation)
    given = {"organisation": organisation, "advance": advance, "on": JUNE, "by": "aid"}

    with pytest.raises(IntegrityError, match="more comes back"), transaction.atomic():
        AdvanceReturn.objects.create(amount=Decimal("300.01"), **given)
    AdvanceReturn.objects.create(amount=Decimal("300.00"), **given)
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        AdvanceReturn.objects.update(amount=Decimal(1))


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)
@given(st.lists(st.decimals("0.01", "200", places=2), max_size=5))
def test_whatever_comes_back_the_sum_holds(amounts):
    with transaction.atomic():
        organisation = an_organisation()
        advance = an_advance(organisation)
        for amount in amounts:
            if amount <= still_due(advance):
                _return(advance, organisation, amount)
        told = advances_told([advance])[0]
        assert told.by_aid + told.due == advance.amount
        assert told.due >= 0
        transaction.set_rollback(True)
    assert MAY_2 < JUNE
