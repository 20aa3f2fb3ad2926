"""Templates brought and retired, letters written."""

from datetime import date

from palier.base.documents.word_files import check_template
from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User
from palier.registers.people.models import Household
from palier.work.letters.fields import FIELDS, fields_of, tells_money
from palier.work.letters.models import LetterTemplate, WrittenLetter


@action("Apporter un modèle de lettre")
def add_letter_template(
    organisation: Organisation,
    *,
    title: str,
    content: bytes,
    name: str,
    brought_on: date,
    actor: Actor,
) -> LetterTemplate:
    """The association's own Word document; the fields it asks for are checked, in a process apart.

    Refused: no Word document, a macro, a field that is not known, a title in use.
    """
    if not title.strip():
        raise Refused({"title": "Donnez-lui un nom : c’est ce que l’on choisira."})
    check_template(content, name, FIELDS)
    return LetterTemplate.objects.create(
        organisation=organisation,
        title=title.strip(),
        name=name[:200],
        content=content,
        brought_on=brought_on,
    )


@action("Retirer un modèle de lettre")
def retire_letter_template(template: LetterTemplate, *, on: date, actor: Actor) -> LetterTemplate:
    """It is no longer offered; the letters written on it stay. Refused: retired already."""
    template = lock(template)
    if template.retired_on:
        raise Refused(f"Ce modèle est retiré depuis le {day_in_words(template.retired_on)}.")
    template.retired_on = on
    template.save(update_fields=["retired_on"])
    return template


@action("Reprendre un modèle de lettre")
def restore_letter_template(template: LetterTemplate, *, actor: Actor) -> LetterTemplate:
    """It is offered again. Refused: it is in use, another one has its name since."""
    template = lock(template)
    if not template.retired_on:
        raise Refused("Ce modèle est en usage.")
    template.retired_on = None
    template.save(update_fields=["retired_on"])
    return template


@action("Écrire une lettre")
def write_letter(
    household: Household, *, template: LetterTemplate, on: date, by: User, actor: Actor
) -> WrittenLetter:
    """A letter on a template, with what is known that day and the writer may read; what is not is
    left to be filled by hand. Refused: a retired template."""
    template = lock(template)
    if template.retired_on:
        raise Refused({"template": "Ce modèle est retiré : choisissez-en un autre."})
    told = fields_of(household, actor, on)
    return WrittenLetter.objects.create(
        organisation=actor.organisation,
        template=template,
        household=household,
        on=on,
        by=by,
        told=told,
        tells_money=tells_money(told),
    )


@action("Retirer une lettre")
def remove_letter(letter: WrittenLetter, *, actor: Actor) -> Household:
    """Written by mistake, and never sent."""
    letter = lock(letter)
    household: Household = letter.household
    WrittenLetter.objects.filter(pk=letter.pk).delete()
    return household
