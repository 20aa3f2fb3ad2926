from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.work.arrears.actions import find_arrears, report_unpaid
from palier.work.arrears.models import CaseStep, UnpaidReport
from palier.work.arrears.papers import report_pdf
from palier.work.arrears.reads import unreported
from palier.work.arrears.tests.examples import JUNE_1, a_case, more_months
from palier.work.billing.tests.examples import JUNE

JUNE_20 = date(2026, 6, 20)


def _unpaid(organisation):
    case = a_case(organisation)
    more_months(organisation, JUNE)
    find_arrears(organisation, on=JUNE_20, actor=the_system(organisation))
    case.refresh_from_db()
    return case


def _report(case, role="rental_manager", on=JUNE_20):
    return report_unpaid(
        case,
        reported_on=on,
        agency="CAF 13",
        beneficiary_number="7654321",
        actor=someone_as(case.organisation, role),
    )


def test_the_agency_is_told_what_since_when_and_by_which_rule():
    report = _report(_unpaid(an_organisation()))

    assert (report.debt, report.source) == (Decimal("424.00"), "CCH art. R824-1")
    assert (report.constituted_on, report.due_on) == (date(2026, 6, 1), date(2026, 8, 1))
    assert CaseStep.objects.get().kind == "report"
    assert report_pdf(report).startswith(b"%PDF")


def test_one_month_is_not_yet_an_unpaid_rent_for_the_agency():
    case = a_case(an_organisation())

    with pytest.raises(Refused, match="moins de 424,00"):
        _report(case, on=JUNE_1)

    assert not UnpaidReport.objects.exists()


def test_told_twice_is_refused():
    case = _unpaid(an_organisation())
    _report(case)

    with pytest.raises(Refused, match="déjà signalé"):
        _report(case)

    assert UnpaidReport.objects.count() == CaseStep.objects.count() == 1


def test_those_to_tell_are_listed_until_they_are():
    organisation = an_organisation()
    case = _unpaid(organisation)
    manager = someone_as(organisation, "rental_manager")
    assert [each.pk for each in unreported(manager)] == [case.pk]

    _report(case)

    assert not unreported(manager).exists()
