import pytest

from palier.base.documents.actions import LARGEST, content_of, keep_file
from palier.base.documents.models import StoredFile
from palier.base.kit.refusals import Refused
from palier.base.tenancy.tests.examples import an_organisation, someone_who_may, the_system

PDF = b"%PDF-1.7 an inventory"


def test_a_paper_is_kept_as_it_came_for_those_who_see_its_page():
    organisation = an_organisation()
    actor = someone_who_may(organisation, "documents.keep_file", sights=("people.households",))

    kept = keep_file(
        organisation,
        about=organisation,
        content=PDF,
        name="../../etc/état des lieux.pdf",
        sight="people.households",
        actor=actor,
    )

    assert (kept.name, kept.media_type, kept.size) == (
        "état des lieux.pdf", "application/pdf", len(PDF),
    )  # fmt: skip
    assert content_of(kept) == PDF
    assert list(StoredFile.objects.visible_to(actor)) == [kept]
    stranger = someone_who_may(organisation, sights=("housing.homes",))
    assert not StoredFile.objects.visible_to(stranger).exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "vide"),
        (b"%PDF-" + b"x" * LARGEST, "20 Mo"),
        (b"<html><script>", "page web"),
        (b"MZ\x90\x00\x03\x00", "ne se garde pas"),
    ],
)
def test_what_may_run_or_is_too_much_is_refused_and_not_kept(content, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        keep_file(
            organisation,
            about=organisation,
            content=content,
            name="x",
            sight="people.households",
            actor=the_system(organisation),
        )

    assert not StoredFile.objects.exists()
