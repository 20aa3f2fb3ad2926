import zipfile
from io import BytesIO

import pytest
from docx import Document

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.registers.programmes.tests.examples import a_programme
from palier.work.casework.tests.examples import a_supervisor
from palier.work.support.actions import add_review_template
from palier.work.support.models import ReviewTemplate
from palier.work.support.papers import review_word
from palier.work.support.tests.examples import a_review


def a_document(*paragraphs):
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _add(organisation, content, name="modele.docx"):
    return add_review_template(
        a_programme(organisation, "FSL"),
        content=content,
        name=name,
        actor=a_supervisor(organisation),
    )


def test_the_funders_document_is_filled_with_the_review():
    organisation = an_organisation()
    review = a_review(organisation)
    review.results = "Installée & sereine <ici>"
    template = _add(organisation, a_document("Ménage : {{ menage }}", "{{ resultats }}"))

    filled = Document(BytesIO(review_word(review, bytes(template.content))))

    assert [p.text for p in filled.paragraphs] == [
        "Ménage : Ménage Diallo",
        "Installée & sereine <ici>",
    ]


def with_macro():
    content = BytesIO(a_document("{{ menage }}"))
    with zipfile.ZipFile(content, "a") as parts:
        parts.writestr("word/vbaProject.bin", b"macro")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (a_document("{{ numero_de_securite_sociale }}"), "numero_de_securite_sociale"),
        (a_document("{{ menage"), "mal écrit"),
        (
            a_document("{{ menage.__class__ }}", "{% for x in y %}{% endfor %}"),
            "plus qu’un champ",
        ),
        (a_document("{{ inconnu }}", "{{ demande }}"), "Champ inconnu : inconnu"),
        (a_document("Rien à remplir."), "aucun champ"),
        (a_document("{% for a in demande %}" * 40), "mal écrit|plus qu’un champ"),
        (a_document("{{ 'x' * 3000000000 }}"), "plus qu’un champ"),
        (a_document("{{ demande.a.b }}"), "plus qu’un champ"),
        (a_document("{{ 1/0 }}"), "plus qu’un champ"),
        (with_macro(), "macro"),
        (b"%PDF-1.7", "pas un document Word"),
        (b"PK" + bytes(40), "pas un document Word"),
    ],
)
def test_a_macro_an_unknown_field_or_another_file_is_refused_and_nothing_is_kept(content, words):
    organisation = an_organisation()

    with pytest.raises(Refused, match=words):
        _add(organisation, content)

    assert not ReviewTemplate.objects.exists()


def test_a_template_cannot_reach_out_of_its_fields():
    organisation = an_organisation()
    review = a_review(organisation)
    document = a_document("{{ menage.__class__.__mro__ }}")

    with pytest.raises(Refused, match="plus qu’un champ"):
        review_word(review, document)


def test_a_part_may_be_left_out_when_its_field_is_empty():
    organisation = an_organisation()
    review = a_review(organisation)
    review.results = ""
    template = _add(
        organisation,
        a_document("{{ menage }}", "{% if resultats %}Résultats : {{ resultats }}{% endif %}"),
    )

    filled = Document(BytesIO(review_word(review, bytes(template.content))))

    assert "Résultats" not in "".join(p.text for p in filled.paragraphs)
