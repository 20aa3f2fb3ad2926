from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.billing.actions import set_term, stop_term
from palier.work.billing.models import Term
from palier.work.billing.tests.examples import MAY, a_rented_home

JUNE = date(2026, 6, 1)


def test_a_benefit_that_stops_is_no_longer_expected():
    organisation = an_organisation()
    a_rented_home(organisation)
    term = Term.objects.get(kind="benefit")

    stop_term(term, ends_on=JUNE, actor=someone_as(organisation, "rental_manager"))

    term.refresh_from_db()
    assert term.period.upper == JUNE


@pytest.mark.parametrize(
    ("day", "words"), [(date(2026, 7, 1), "déjà arrêté"), (date(2025, 1, 1), "court depuis")]
)
def test_stopping_again_later_or_before_it_began_is_refused(day, words):
    organisation = an_organisation()
    manager = someone_as(organisation, "rental_manager")
    a_rented_home(organisation)
    term = Term.objects.get(kind="benefit")
    stop_term(term, ends_on=JUNE, actor=manager)

    with pytest.raises(Refused, match=words):
        stop_term(term, ends_on=day, actor=manager)

    term.refresh_from_db()
    assert term.period.upper == JUNE


def test_a_sum_fixed_by_mistake_goes_and_what_ran_before_goes_on():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    system = the_system(organisation)
    term = set_term(home, kind="rent", amount=Decimal(500), starts_on=MAY, actor=system)

    stop_term(term, ends_on=MAY, actor=someone_as(organisation, "rental_manager"))

    rents = Term.objects.filter(occupancy=home, kind="rent")
    assert [(each.amount, each.period.upper) for each in rents] == [(438, None)]


def test_a_discount_given_by_mistake_goes():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    system = the_system(organisation)
    term = set_term(
        home, kind="discount", amount=Decimal(75), starts_on=MAY, reason="Fuite", actor=system
    )

    stop_term(term, ends_on=MAY, actor=system)

    assert not Term.objects.filter(occupancy=home, kind="discount").exists()


def test_a_sum_that_was_stopped_does_not_run_again_when_the_next_proves_wrong():
    organisation = an_organisation()
    home = a_rented_home(organisation)
    told = {"kind": "discount", "reason": "Fuite", "actor": the_system(organisation)}
    first = set_term(home, amount=Decimal(50), starts_on=date(2026, 3, 1), **told)
    stop_term(first, ends_on=MAY, actor=told["actor"])
    wrong = set_term(home, amount=Decimal(75), starts_on=MAY, **told)

    stop_term(wrong, ends_on=MAY, actor=told["actor"])

    left = Term.objects.get(occupancy=home, kind="discount")
    assert (left.amount, left.period.upper) == (50, MAY)
