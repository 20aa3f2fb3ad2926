"""Example letters, for this room and those above."""

from datetime import date
from io import BytesIO

from docx import Document

from palier.base.tenancy.models import Organisation
from palier.base.tenancy.tests.examples import a_user, someone_as, the_system
from palier.registers.people.models import Household
from palier.registers.people.tests.examples import a_household
from palier.work.letters.actions import add_letter_template, write_letter
from palier.work.letters.models import LetterTemplate, WrittenLetter

MAY_2 = date(2026, 5, 2)


def a_document(*paragraphs: str) -> bytes:
    """A Word document of these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def words_of(content: bytes) -> str:
    """What a Word document says."""
    return "\n".join(each.text for each in Document(BytesIO(content)).paragraphs)


def a_template(organisation: Organisation, title: str = "Rendez-vous") -> LetterTemplate:
    return add_letter_template(
        organisation,
        title=title,
        content=a_document("À {{ menage }}, {{ adresse }}", "Reste dû : {{ reste_du }}"),
        name="rendez-vous.docx",
        brought_on=MAY_2,
        actor=the_system(organisation),
    )


def a_letter(
    household: Household, template: LetterTemplate | None = None, role: str = "rental_manager"
) -> WrittenLetter:
    organisation = household.organisation
    user = a_user()
    return write_letter(
        household,
        template=template or a_template(organisation),
        on=MAY_2,
        by=user,
        actor=someone_as(organisation, role, user=user),
    )


def pages_of(organisation: Organisation) -> list[str]:
    """Every page of this room, with something on each."""
    row = a_letter(a_household(organisation, "Ferrand", "Lise"))
    at = "/lettres"
    return [
        f"{at}/menages/{row.household_id}/ecrire/",
        f"{at}/{row.pk}/word/",
        f"{at}/{row.pk}/retirer/",
        *(f"{at}/modeles/{row.template_id}/{verb}/" for verb in ("retirer", "reprendre")),
    ]
