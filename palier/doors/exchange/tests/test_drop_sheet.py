import pytest

from palier.base.documents.models import StoredFile
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.doors.exchange.actions import drop_sheet
from palier.doors.exchange.models import SheetImport
from palier.doors.exchange.tests.examples import a_brought_file, a_migrator, a_read_file


def test_a_file_that_was_only_read_leaves_the_list_and_the_disk():
    organisation = an_organisation()
    row = a_read_file(organisation, "structures.csv")

    drop_sheet(row, actor=a_migrator(organisation))

    assert not SheetImport.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_file_carried_out_stays():
    organisation = an_organisation()
    row = a_brought_file(organisation)

    with pytest.raises(Refused, match="déjà"):
        drop_sheet(row, actor=a_migrator(organisation))

    assert SheetImport.objects.get().state == "done"
