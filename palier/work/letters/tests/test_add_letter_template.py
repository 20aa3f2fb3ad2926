import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.tests.examples import someone_as
from palier.base.tenancy.tests.pages import come_in
from palier.work.letters.actions import add_letter_template
from palier.work.letters.models import LetterTemplate
from palier.work.letters.tests.examples import MAY_2, a_document, a_template


def _add(organisation, role="director", **given):
    usual = {
        "title": " Rendez-vous ",
        "content": a_document("À {{ menage }}"),
        "name": "rdv.docx",
        "brought_on": MAY_2,
    }
    actor = someone_as(organisation, role)
    return add_letter_template(organisation, actor=actor, **{**usual, **given})


def test_the_associations_own_document():
    assert _add(an_organisation()).title == "Rendez-vous"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"title": " "}, "un nom"),
        ({"content": a_document("Bonjour")}, "aucun champ"),
        ({"content": a_document("{{ secret }}")}, "Champ inconnu : secret"),
        ({"content": a_document("{{ menage.__class__ }}")}, "plus qu’un champ simple"),
        ({"content": b"PK pas un document"}, "Word"),
        ({"name": "rdv.docm"}, "macro"),
    ],
)
def test_what_is_no_template_is_refused(given, told):
    with pytest.raises(Refused, match=told):
        _add(an_organisation(), **given)
    assert not LetterTemplate.objects.exists()


def test_a_name_in_use_is_taken_once():
    organisation = an_organisation()
    a_template(organisation)
    with pytest.raises(Refused, match="porte déjà ce nom"):
        _add(organisation)
    assert LetterTemplate.objects.count() == 1


def test_who_may_not():
    with pytest.raises(PermissionDenied):
        _add(an_organisation(), role="social_worker")


def test_it_is_brought_from_its_page(client):
    come_in(client, an_organisation(), "director")
    upload = SimpleUploadedFile("rdv.docx", a_document("À {{ menage }}"))
    answer = client.post("/lettres/apporter/", {"title": "Rendez-vous", "content": upload})
    assert answer.status_code == 302
    assert "rdv.docx" in client.get("/lettres/").content.decode()
