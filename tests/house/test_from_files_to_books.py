"""From the files of another tool to the first month reconciled, all rooms together."""

from datetime import date
from decimal import Decimal

from palier.base.bank.actions import import_statement
from palier.base.bank.models import StatementLine
from palier.base.bank.tests.examples import a_bank_account
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.doors.exchange.tests.examples import EXAMPLES, a_brought_file
from palier.work.billing.tests.examples import an_issued_run


def test_the_banks_file_pays_the_notice_of_a_household_brought_in():
    organisation = an_organisation()
    a_brought_file(organisation)
    run = an_issued_run(organisation)
    a_bank_account(organisation)

    import_statement(
        organisation,
        content=(EXAMPLES / "releve-mai.cfonb120").read_bytes(),
        actor=someone_as(organisation, "accountant"),
    )

    paid = StatementLine.objects.get(on=date(2026, 5, 6))
    notice = run.notices.get(occupancy__main_place__label="L01")
    assert (notice.reference, notice.net) == ("AV000001", Decimal("212.00"))
    assert (paid.state, paid.matched_by) == ("matched", "reference")
    assert StatementLine.objects.filter(state="waiting").count() == 2
