import pytest
from django.apps import apps

from palier.base.kit.owned import is_owned
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import the_system
from palier.doors.exchange.actions import undo_import
from palier.doors.exchange.tests.examples import a_brought_file, a_migrator
from palier.registers.people.actions import correct_person
from palier.registers.people.models import Person
from palier.work.billing.tests.examples import a_prepared_run
from palier.work.leases.models import Occupancy

# What an import leaves behind once undone: that it was, its file, and the journal.
TRACES = {
    "journal.record",
    "documents.storedfile",
    "exchange.sheetimport",
    "billing.openingposition",
    "ledger.sequence",
}


def _counts() -> dict[str, int]:
    return {
        model._meta.label_lower: model._default_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("palier.")
        and is_owned(model)
        and model._meta.label_lower not in TRACES
    }


@pytest.mark.parametrize("name", ["suivi-locatif.xlsx", "balance-agee.xlsx", "mesures.ods"])
def test_undone_everything_is_as_before(name):
    organisation = an_organisation()
    before = _counts()
    row = a_brought_file(organisation, name)
    assert _counts() != before

    undo_import(row, actor=a_migrator(organisation))

    assert _counts() == before
    row.refresh_from_db()
    assert row.state == "undone"


def test_what_someone_has_worked_on_is_no_longer_undone_at_once():
    organisation = an_organisation()
    row = a_brought_file(organisation)
    correct_person(
        Person.objects.get(last_name="Roux"),
        title="mrs",
        first_name="Lucie",
        last_name="Roux",
        birth_on=None,
        phone="06 00 00 00 01",
        email="",
        actor=the_system(organisation),
    )

    with pytest.raises(Refused, match="Corriger une personne"):
        undo_import(row, actor=a_migrator(organisation))

    assert Occupancy.objects.count() == 6
    assert Person.objects.get(last_name="Roux").phone == "06 00 00 00 01"


def test_a_prepared_run_holds_the_contracts():
    organisation = an_organisation()
    row = a_brought_file(organisation)
    a_prepared_run(organisation)

    with pytest.raises(Refused, match="a déjà servi"):
        undo_import(row, actor=a_migrator(organisation))

    row.refresh_from_db()
    assert row.state == "done"
    assert Occupancy.objects.count() == 6


def test_an_import_is_undone_once():
    organisation = an_organisation()
    row = a_brought_file(organisation)
    undo_import(row, actor=a_migrator(organisation))

    with pytest.raises(Refused, match="Impossible"):
        undo_import(row, actor=a_migrator(organisation))
