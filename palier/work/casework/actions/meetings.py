"""Conferences with the person, practice reviews without names, documents handed over."""

import re
from collections.abc import Sequence
from datetime import date, time

from palier.base.documents.reads import has_papers
from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words, folded
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.registers.people.models import Body, Household, Person
from palier.work.casework.models import (
    Conference,
    ConferenceGuest,
    Handout,
    HandOver,
    PracticeReview,
)


@action("Inviter à une synthèse")
def call_conference(
    household: Household,
    *,
    on: date,
    at: time | None = None,
    place: str = "",
    subject_words: str,
    with_person: bool = True,
    guests: Sequence[str] = (),
    actor: Actor,
) -> Conference:
    """Partners and the person are asked to meet. The person is invited, unless one says why not."""
    if actor.user_id is None:
        raise Refused("Une synthèse a quelqu’un qui l’organise.")
    conference = Conference.objects.create(
        organisation=actor.organisation,
        household=household,
        on=on,
        at=at,
        place=place.strip(),
        subject=subject_words.strip(),
        organiser_id=actor.user_id,
    )
    names = [(household.name, True)] if with_person else []
    names += [(name.strip(), False) for name in guests if name.strip()]
    ConferenceGuest.objects.bulk_create(
        [
            ConferenceGuest(
                organisation=actor.organisation,
                conference=conference,
                name=name,
                is_person=is_person,
            )
            for name, is_person in names
        ]
    )
    return conference


@action("Ajouter un invité à une synthèse")
def invite_guest(
    conference: Conference, *, name: str, body: Body | None = None, actor: Actor
) -> ConferenceGuest:
    """One more partner is invited. Refused: nobody named, invited already."""
    if not (name.strip() or body):
        raise Refused({"name": "Dites qui est invité."})
    name = name.strip() or str(body)
    if conference.guests.filter(name__iexact=name).exists():
        raise Refused({"name": f"{name} est déjà sur la liste."})
    return ConferenceGuest.objects.create(
        organisation=actor.organisation, conference=conference, name=name, body=body
    )


@action("Noter la présence et ce qui est partagé")
def note_guest(
    guest: ConferenceGuest, *, came: bool, shared: str = "", basis: str = "", actor: Actor
) -> ConferenceGuest:
    """Whether they came, and what is shared with them, on whose agreement.

    Refused: something shared without its basis (CASF L. 121-6-2, L. 226-2-2).
    """
    guest = lock(guest)
    if shared.strip() and not basis.strip():
        raise Refused(
            {
                "basis": "Ce qui est partagé dit sur quel accord : celui de la personne, ou son information."
            }
        )
    guest.came, guest.shared, guest.basis = came, shared.strip(), basis.strip()
    guest.save(update_fields=["came", "shared", "basis"])
    return guest


@action("Noter ce qu’une synthèse a décidé")
def hold_conference(
    conference: Conference,
    *,
    held_on: date,
    decisions: str,
    person_words: str = "",
    actor: Actor,
) -> Conference:
    """What was decided, and what the person says of it. Refused: no decision."""
    conference = lock(conference)
    if not decisions.strip():
        raise Refused({"decisions": "Une synthèse se termine par ce qui est décidé."})
    conference.held_on, conference.decisions = held_on, decisions.strip()
    conference.person_words = person_words.strip()
    conference.save(update_fields=["held_on", "decisions", "person_words"])
    return conference


@action("Noter une analyse de pratiques")
def note_practice_review(
    organisation: Organisation,
    *,
    on: date,
    subject_words: str,
    text: str,
    present: int,
    actor: Actor,
) -> PracticeReview:
    """What colleagues keep of thinking together. Refused: it names someone we accompany."""
    if named := names_in(f"{subject_words} {text}", organisation):
        raise Refused(
            {"text": f"Une analyse de pratiques ne nomme personne : retirez « {named} »."}
        )
    return PracticeReview.objects.create(
        organisation=organisation,
        on=on,
        subject=subject_words.strip(),
        text=text.strip(),
        present=present,
    )


def names_in(text: str, organisation: Organisation) -> str:
    """A surname of someone we know that stands in the text with a capital, or nothing."""
    words = {word for word in re.findall(r"\w[\w’'-]+", text) if word[0].isupper()}
    plain: dict[str, str] = {folded(word): word for word in words}
    persons = Person.objects.filter(organisation=organisation).exclude(last_name="")
    for surname in persons.values_list("last_name", flat=True).distinct().iterator():
        if folded(surname) in plain:
            return plain[folded(surname)]
    return ""


@action("Ajouter un document à remettre")
def add_handout(
    organisation: Organisation,
    *,
    kind: str,
    version: str,
    language: str = "français",
    actor: Actor,
) -> Handout:
    """A version of the booklet, the charter…; the earlier ones in that language are out of use."""
    Handout.objects.filter(organisation=organisation, kind=kind, language=language.strip()).update(
        is_current=False
    )
    return Handout.objects.create(
        organisation=organisation,
        kind=kind,
        version=version.strip(),
        language=language.strip(),
    )


@action("Retirer un document à remettre")
def remove_handout(handout: Handout, *, actor: Actor) -> Organisation:
    """A version added by mistake; the one that it replaced holds again. Refused: handed over."""
    handout = lock(handout)
    if handout.hand_overs.exists():
        raise Refused(
            "Cette version a été remise à des ménages : ajoutez la bonne, elle la remplace."
        )
    if has_papers(handout):
        raise Refused("Des documents y sont joints : retirez-les d’abord.")
    others = Handout.objects.filter(
        organisation=handout.organisation, kind=handout.kind, language=handout.language
    ).exclude(pk=handout.pk)
    last = others.order_by("-pk").first()
    if handout.is_current and last is not None:
        last.is_current = True
        last.save(update_fields=["is_current"])
    handout.delete()
    return actor.organisation


@action("Remettre un document")
def hand_over(
    household: Household,
    *,
    handout: Handout,
    given_to: str,
    on: date,
    explained: bool = False,
    actor: Actor,
) -> HandOver:
    """Which version, to whom, in which language, and whether it was explained aloud."""
    if actor.user_id is None:
        raise Refused("Un document se remet de la main à la main.")
    return HandOver.objects.create(
        organisation=actor.organisation,
        household=household,
        handout=handout,
        given_to=given_to.strip(),
        on=on,
        explained=explained,
        by_id=actor.user_id,
    )


@action("Signer la remise d’un document")
def sign_hand_over(
    row: HandOver, *, on: date, signed_how: str, signed_as: str, actor: Actor
) -> HandOver:
    """Whoever was given it signs, on the screen or by hand. Refused: without a name, before it was
    handed over, signed already."""
    row = lock(row)
    if row.signed_on:
        raise Refused(f"Cette remise est signée depuis le {day_in_words(row.signed_on)}.")
    if not signed_as.strip():
        raise Refused({"signed_as": "Qui signe écrit son nom."})
    if on < row.on:
        raise Refused({"on": f"Le document a été remis le {day_in_words(row.on)}."})
    row.signed_on, row.signed_how, row.signed_as = on, signed_how, signed_as.strip()
    row.save(update_fields=["signed_on", "signed_how", "signed_as"])
    return row


@action("Retirer une signature notée par erreur")
def unsign_hand_over(row: HandOver, *, actor: Actor) -> HandOver:
    """Nobody has signed, or not that one: it is to be signed again. Refused: it is not signed."""
    row = lock(row)
    if not row.signed_on:
        raise Refused("Cette remise n’est pas signée.")
    row.signed_on, row.signed_how, row.signed_as = None, "", ""
    row.save(update_fields=["signed_on", "signed_how", "signed_as"])
    return row


@action("Retirer une remise notée par erreur")
def remove_hand_over(row: HandOver, *, actor: Actor) -> Household:
    """It was not handed over. Refused: someone has signed for it."""
    row = lock(row)
    if row.signed_on:
        raise Refused(
            "Quelqu’un a signé cette remise : retirez d’abord la signature si c’est une erreur."
        )
    household: Household = row.household
    HandOver.objects.filter(pk=row.pk).delete()
    return household
