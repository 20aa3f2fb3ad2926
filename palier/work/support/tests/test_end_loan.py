from datetime import date

from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import a_user
from palier.work.casework.tests.examples import a_supervisor
from palier.work.support.actions import end_loan, lend_caseload
from palier.work.support.models import CaseloadLoan
from palier.work.support.reads import responsible_for

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def _loan(organisation):
    return lend_caseload(
        organisation,
        caseworker=a_user("Samira"),
        lent_to=a_user("Malik"),
        starts_on=MAY,
        ends_on=JUNE,
        actor=a_supervisor(organisation),
    )


def test_back_earlier_the_households_are_hers_again():
    organisation = an_organisation()
    loan, boss = _loan(organisation), a_supervisor(organisation)

    end_loan(loan, on=date(2026, 5, 10), actor=boss)

    assert responsible_for(loan.caseworker_id, boss, date(2026, 5, 10)) == [loan.caseworker_id]
    assert responsible_for(loan.caseworker_id, boss, date(2026, 5, 9)) == []


def test_back_before_it_began_the_loan_never_was():
    organisation = an_organisation()
    loan = _loan(organisation)

    end_loan(loan, on=MAY, actor=a_supervisor(organisation))

    assert not CaseloadLoan.objects.exists()
