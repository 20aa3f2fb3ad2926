from datetime import date

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.registers.programmes.actions import record_agreement
from palier.registers.programmes.tests.examples import a_programme
from palier.work.casework.tests.examples import a_supervisor
from palier.work.support.actions import bill_months, suspend_measure
from palier.work.support.models import BilledMonth
from palier.work.support.reads import programme_months
from palier.work.support.tests.examples import MAY_2, a_measure


def test_months_billed_stand_beside_those_started_and_the_agreement():
    organisation = an_organisation()
    measure = a_measure(organisation, mandated_months=6)
    record_agreement(
        measure.programme,
        reference="2026",
        starts_on=date(2026, 1, 1),
        ends_on=date(2027, 1, 1),
        measure_months=12,
        actor=the_system(organisation),
    )

    bill_months(
        measure.programme,
        month_on=date(2026, 2, 14),
        on=MAY_2,
        measures=[measure],
        actor=a_supervisor(organisation),
    )

    told = programme_months(measure.programme, MAY_2)
    assert BilledMonth.objects.get().month == date(2026, 2, 1)
    assert [told.total(n) for n in ("mandated", "started", "suspended", "billed", "to_bill")] == [
        6,
        5,
        0,
        1,
        4,
    ]
    assert told.gap == -7


def test_months_beyond_the_mandate_are_told_and_not_billed():
    organisation = an_organisation()
    measure = a_measure(organisation)
    measure.mandated_months = 3
    measure.save()

    told = programme_months(measure.programme, MAY_2)

    assert [told.total(n) for n in ("mandated", "started", "beyond", "to_bill")] == [3, 5, 2, 3]


def test_a_mandate_older_than_the_agreement_counts_for_what_it_still_had():
    """July to February mandated, six months of them before the agreement: two left, three beyond."""
    organisation = an_organisation()
    measure = a_measure(organisation, starts_on=date(2025, 7, 1))
    measure.mandated_months = 8
    measure.save()
    record_agreement(
        measure.programme,
        reference="2026",
        starts_on=date(2026, 1, 1),
        ends_on=date(2027, 1, 1),
        actor=the_system(organisation),
    )

    told = programme_months(measure.programme, MAY_2)

    assert [told.total(n) for n in ("mandated", "started", "beyond", "to_bill")] == [2, 5, 3, 2]


def test_a_measure_of_unknown_mandate_is_never_beyond_it():
    organisation = an_organisation()
    measure = a_measure(organisation)
    measure.mandated_months = None
    measure.save()

    (told,) = programme_months(measure.programme, MAY_2).rows

    assert (told.mandated, told.beyond, told.to_bill) == (None, 0, 5)


def test_a_diagnosis_is_counted_apart():
    organisation = an_organisation()
    programme = a_programme(organisation)
    a_measure(organisation, programme=programme, service="diagnosis")

    told = programme_months(programme, MAY_2)

    assert (told.rows, told.diagnoses) == ([], 1)


def test_a_month_is_not_billed_twice_nor_before_the_measure_nor_for_another_programme():
    organisation = an_organisation()
    measure, boss = a_measure(organisation), a_supervisor(organisation)
    given = {"measures": [measure], "actor": boss}
    bill_months(measure.programme, month_on=MAY_2, on=MAY_2, **given)

    with pytest.raises(Refused, match="déjà facturé"):
        bill_months(measure.programme, month_on=MAY_2, on=MAY_2, **given)
    with pytest.raises(Refused, match="ne courait pas"):
        bill_months(measure.programme, month_on=date(2025, 12, 31), on=MAY_2, **given)
    with pytest.raises(Refused, match="autre dispositif"):
        bill_months(a_programme(organisation, "Autre"), month_on=MAY_2, on=MAY_2, **given)

    assert BilledMonth.objects.count() == 1


def test_neither_a_month_to_come_nor_one_wholly_paused_nor_a_diagnosis_is_billed():
    organisation = an_organisation()
    measure, boss = a_measure(organisation), a_supervisor(organisation)
    suspend_measure(measure, on=date(2026, 2, 1), reason="Absente.", actor=boss)
    diagnosis = a_measure(organisation, programme=measure.programme, service="diagnosis")

    def bill(month, row):
        bill_months(measure.programme, month_on=month, on=MAY_2, measures=[row], actor=boss)

    with pytest.raises(Refused, match="pas encore commencé"):
        bill(date(2099, 1, 1), measure)
    with pytest.raises(Refused, match="suspendue"):
        bill(date(2026, 3, 1), measure)
    with pytest.raises(Refused, match="prestation à part"):
        bill(date(2026, 2, 1), diagnosis)

    assert not BilledMonth.objects.exists()
