import io
import zipfile

import pytest

from palier.base.documents.models import StoredFile
from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.doors.exchange.actions import bring_papers
from palier.doors.exchange.tests.examples import a_brought_file, a_migrator
from palier.registers.people.models import Household

PDF = b"%PDF-1.7 a lease"


def a_folder(*names: str, content: bytes = PDF) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as folder:
        for name in names:
            folder.writestr(name, content)
    return kept.getvalue()


def test_each_paper_goes_to_the_household_that_its_name_or_folder_tells_of():
    organisation = an_organisation()
    a_brought_file(organisation)
    content = a_folder(
        "DIALLO Awa - bail.pdf", "B-0003_attestation.pdf", "KESSLER Elena/edl.pdf", "__MACOSX/x"
    )

    bring_papers(organisation, content=content, actor=a_migrator(organisation))

    names = dict(Household.objects.values_list("pk", "name"))
    papers = StoredFile.objects.exclude(sight="exchange.imports")
    kept = {names[int(paper.about.partition(":")[2])]: paper.name for paper in papers}
    assert kept == {
        "Ménage Diallo": "DIALLO Awa - bail.pdf",
        "Ménage Roux": "B-0003_attestation.pdf",
        "Ménage Kessler": "edl.pdf",
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (a_folder("DIALLO Awa - bail.pdf", "INCONNU Jean - bail.pdf"), "INCONNU Jean"),
        (a_folder("DIALLO Awa - page.html", content=b"<html>"), "page web"),
        (a_folder(), "aucun document"),
        (b"PK\x03\x04 torn", "abîmé"),
    ],
)
def test_one_of_nobody_or_that_may_not_be_kept_stops_them_all(content, words):
    organisation = an_organisation()
    a_brought_file(organisation)
    before = StoredFile.objects.count()

    with pytest.raises(Refused, match=words):
        bring_papers(organisation, content=content, actor=a_migrator(organisation))

    assert StoredFile.objects.count() == before
