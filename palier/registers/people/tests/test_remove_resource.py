from datetime import date
from decimal import Decimal

from palier.base.journal.models import Record
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.registers.people.actions import record_resource, remove_resource
from palier.registers.people.models import ResourceLine
from palier.registers.people.tests.examples import a_household


def test_an_error_is_taken_away_and_the_journal_remembers():
    organisation = an_organisation()
    worker = someone_as(organisation, "social_worker")
    line = record_resource(
        a_household(organisation),
        code="wage",
        amount=Decimal(900),
        starts_on=date(2026, 5, 1),
        actor=worker,
    )

    remove_resource(line, actor=worker)

    assert not ResourceLine.objects.exists()
    assert Record.objects.filter(action="people.remove_resource").count() == 1
