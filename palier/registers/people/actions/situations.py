"""What someone told of themselves, and whom to call: optional, dated, put right."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.periods import in_force, period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.registers.people.models import Person, PersonContact, PersonFact

FIELDS_OF: dict[str, tuple[str, str]] = {
    # kind: the parameters of `note_situation` that say its code and its words
    PersonFact.Kind.LANGUAGE: ("french", "language"),
    PersonFact.Kind.FAMILY: ("family", ""),
    PersonFact.Kind.NATIONALITY: ("nationality", "country"),
    PersonFact.Kind.WORK: ("work", "work_words"),
    PersonFact.Kind.POST: ("", "post"),
}


@action("Noter la situation d’une personne")
def note_situation(
    person: Person,
    *,
    on: date,
    french: str | None = None,
    language: str | None = None,
    family: str | None = None,
    nationality: str | None = None,
    country: str | None = None,
    work: str | None = None,
    work_words: str | None = None,
    post: str | None = None,
    actor: Actor,
) -> Person:
    """What someone tells of themselves, as from a day. None: not asked, left as it is; empty: no
    longer so. What was said before stays, until that day.

    Refused: before what is already noted, a day to come, before the person was born.
    """
    person = lock(person)
    if person.birth_on and on < person.birth_on:
        raise Refused({"on": "Ce jour est avant la naissance."})
    told = {
        "french": french,
        "language": language,
        "family": family,
        "nationality": nationality,
        "country": country,
        "work": work,
        "work_words": work_words,
        "post": post,
    }
    held = {
        each.kind: each
        for each in PersonFact.objects.filter(in_force(on), person=person).order_by("pk")
    }
    for kind, names in FIELDS_OF.items():
        code, words = (told.get(name) for name in names)
        if code is not None or words is not None:
            _tell(person, kind, (code or "").strip(), (words or "").strip(), on, held.get(kind))
    return person


def _tell(
    person: Person, kind: str, code: str, words: str, on: date, held: PersonFact | None
) -> None:
    """One thing said: the same again changes nothing; another ends what was said before."""
    if held is not None and (held.code, held.words) == (code, words):
        return
    later = PersonFact.objects.filter(person=person, kind=kind, period__startswith__gt=on)
    if (code or words or held) and later.exists():
        raise Refused(
            {
                "on": "Autre chose est déjà noté pour après ce jour : choisissez un jour plus récent."
            }
        )
    if held is not None and held.period.lower == on:
        if not code and not words:
            PersonFact.objects.filter(pk=held.pk).delete()
            return
        held.code, held.words = code, words
        held.save(update_fields=["code", "words"])
        return
    if held is not None:
        held.period = period(held.period.lower, on)
        held.save(update_fields=["period"])
    if code or words:
        PersonFact.objects.create(
            organisation_id=person.organisation_id,
            person=person,
            kind=kind,
            code=code,
            words=words,
            period=period(on),
        )


@action("Retirer une erreur de situation")
def remove_situation(fact: PersonFact, *, actor: Actor) -> Person:
    """It was never so: what it had ended goes on, as if it had not been said."""
    person: Person = lock(fact.person)
    rows = PersonFact.objects.filter(person=person, kind=fact.kind)
    rows.filter(pk=fact.pk).delete()
    former = rows.filter(period__endswith=fact.period.lower).first()
    if former is not None:
        former.period = period(former.period.lower, fact.period.upper)
        former.save(update_fields=["period"])
    return person


@action("Ajouter quelqu’un à appeler")
def add_contact(
    person: Person,
    *,
    kind: str,
    name: str,
    link: str = "",
    phone: str = "",
    words: str = "",
    on: date,
    actor: Actor,
) -> PersonContact:
    """Whom to call when something happens, or who helps. Refused: no name, the same one twice."""
    if not name.strip():
        raise Refused({"name": "Dites qui appeler."})
    rows = PersonContact.objects.filter(in_force(on), person=person, kind=kind)
    if rows.filter(name__iexact=name.strip()).exists():
        raise Refused({"name": "Cette personne est déjà notée."})
    return PersonContact.objects.create(
        organisation_id=person.organisation_id,
        person=person,
        kind=kind,
        name=name.strip(),
        link=link.strip(),
        phone=phone.strip(),
        words=words.strip(),
        period=period(on),
    )


@action("Retirer quelqu’un à appeler")
def remove_contact(contact: PersonContact, *, actor: Actor) -> Person:
    """They are no longer to be called; nothing of them is kept."""
    person: Person = contact.person
    PersonContact.objects.filter(pk=contact.pk).delete()
    return person
