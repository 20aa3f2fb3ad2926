"""Everything done about an address for post: asked, given, renewed, ended; mail in, mail out."""

from datetime import date

from django.db.models import Max, Q

from palier.base.journal.action import action
from palier.base.kit.periods import period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.ledger.actions import take_numbers
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.figures import number
from palier.base.tenancy.models import Organisation
from palier.law import domiciliation as law
from palier.law.dates import add_months
from palier.registers.people.models import Household, Person
from palier.work.domiciliation.models import (
    DOMICILIATION_MOVES,
    Domiciliation,
    DomiciliationState,
    DomiciliationTerm,
    PostContact,
    PostItem,
)

NUMBERS = "domiciliation"


@action("Enregistrer une demande de domiciliation")
def ask_domiciliation(
    household: Household, *, person: Person, asked_on: date, actor: Actor
) -> Domiciliation:
    """Someone asks for an address with us; an answer is due within two months.

    Refused: not of this household or gone from it, one already runs or waits, a closed file,
    someone who died.
    """
    household = lock(household)
    still = Q(period__upper_inf=True) | Q(period__endswith__gt=asked_on)
    if not household.members.filter(still, person=person).exists():
        raise Refused({"person": "Cette personne n’est pas de ce ménage."})
    _check_alive(household, person)
    return Domiciliation.objects.create(
        organisation=actor.organisation, household=household, person=person, asked_on=asked_on
    )


def _check_alive(household: Household, person: Person) -> None:
    if household.closed_on is not None:
        raise Refused("Le dossier de ce ménage est clos : rouvrez-le d’abord.")
    if person.died_on is not None:
        raise Refused("Cette personne est décédée.")


@action("Accorder une domiciliation")
def grant_domiciliation(row: Domiciliation, *, on: date, actor: Actor) -> Domiciliation:
    """The address is theirs for a year from a day. Refused: before it was asked for."""
    row = lock(row)
    if on < row.asked_on:
        raise Refused({"on": f"La demande est du {day_in_words(row.asked_on)}."})
    _check_alive(row.household, row.person)
    DOMICILIATION_MOVES.go(row, DomiciliationState.GRANTED)
    row.answered_on = on
    row.ends_on = law.expires_on(on)
    DomiciliationTerm.objects.create(
        organisation=actor.organisation, domiciliation=row, period=period(on, row.ends_on)
    )
    row.number = take_numbers(actor.organisation, NUMBERS)
    row.save()
    return _hear_of(row, PostContact.Kind.ASKED, on, None)


@action("Retirer une demande de domiciliation")
def withdraw_domiciliation(row: Domiciliation, *, actor: Actor) -> Household:
    """Noted by mistake, or no longer wanted. Refused: answered already."""
    row = lock(row)
    if row.state != DomiciliationState.ASKED:
        raise Refused("Cette demande a sa réponse : mettez plutôt fin à la domiciliation.")
    household: Household = row.household
    Domiciliation.objects.filter(pk=row.pk).delete()
    return household


@action("Refuser une domiciliation")
def refuse_domiciliation(
    row: Domiciliation,
    *,
    on: date,
    refusal: str,
    refusal_words: str = "",
    sent_to: str,
    actor: Actor,
) -> Domiciliation:
    """No, with its reason and where one may go (CASF art. L264-4).

    Refused: no reason, nowhere to go, before it was asked for.
    """
    row = lock(row)
    if on < row.asked_on:
        raise Refused({"on": f"La demande est du {day_in_words(row.asked_on)}."})
    if not sent_to.strip():
        raise Refused({"sent_to": "Dites vers quel organisme la personne est orientée."})
    DOMICILIATION_MOVES.go(row, DomiciliationState.REFUSED)
    row.answered_on, row.refusal = on, refusal
    row.refusal_words, row.sent_to = refusal_words.strip(), sent_to.strip()
    row.save()
    return row


@action("Reprendre une demande de domiciliation")
def reconsider_domiciliation(row: Domiciliation, *, actor: Actor) -> Domiciliation:
    """A refusal was a mistake, or is looked at again. Refused: not refused."""
    row = lock(row)
    DOMICILIATION_MOVES.go(row, DomiciliationState.ASKED)
    row.answered_on, row.refusal, row.refusal_words, row.sent_to = None, "", "", ""
    row.save()
    return row


def renewable_from(row: Domiciliation, on: date) -> date:
    """The first day on which the next year may be asked for, by the association’s own rule."""
    assert row.ends_on is not None  # noqa: S101 -- asked of those that run alone
    early = int(number(row.organisation, "domiciliation.renewal_months", on))
    return add_months(row.ends_on, -early)


@action("Renouveler une domiciliation")
def renew_domiciliation(row: Domiciliation, *, on: date, actor: Actor) -> Domiciliation:
    """For a year more, by right. Before it ends, the year follows on; after, it begins that day.

    Refused: it does not run, sooner before its end than the association renews.
    """
    row = lock(row)
    if row.state != DomiciliationState.GRANTED or row.ends_on is None:
        raise Refused("Cette domiciliation n’est pas en cours.")
    first = renewable_from(row, on)
    if on < first:
        raise Refused({"on": f"Il est trop tôt : à partir du {day_in_words(first)}."})
    starts_on = max(on, row.ends_on)
    row.ends_on = law.expires_on(starts_on)
    row.save()
    DomiciliationTerm.objects.create(
        organisation=actor.organisation, domiciliation=row, period=period(starts_on, row.ends_on)
    )
    return _hear_of(row, PostContact.Kind.ASKED, on, None)


@action("Mettre fin à une domiciliation")
def end_domiciliation(
    row: Domiciliation, *, on: date, end_reason: str, actor: Actor
) -> Domiciliation:
    """It ends as the law says (CASF art. L264-5).

    Refused: before it was given; for silence, when they were heard of within three months or have
    a good reason to be away.
    """
    row = lock(row)
    if row.answered_on and on < row.answered_on:
        raise Refused({"on": f"Elle n’a été accordée que le {day_in_words(row.answered_on)}."})
    if end_reason == Domiciliation.EndReason.SILENCE:
        _check_silence(row, on)
    DOMICILIATION_MOVES.go(row, DomiciliationState.ENDED)
    row.ended_on, row.end_reason = on, end_reason
    row.save()
    return row


def _check_silence(row: Domiciliation, on: date) -> None:
    """Refused while silence does not end it, and why it does not."""
    if row.heard_on is None or row.is_silent(on):
        return
    if row.away_until and row.away_until == row.holds_in_silence_until:
        why = f"Son absence est justifiée jusqu’au {day_in_words(row.away_until)} : le silence ne compte pas."
    else:
        why = (
            f"La personne s’est manifestée le {day_in_words(row.heard_on)} : "
            "il faut plus de trois mois de silence."
        )
    raise Refused({"end_reason": why})


@action("Reprendre une domiciliation terminée par erreur")
def resume_domiciliation(row: Domiciliation, *, actor: Actor) -> Domiciliation:
    """It goes on as if it had not ended. Refused: it did not end, a closed file."""
    row = lock(row)
    _check_alive(row.household, row.person)
    DOMICILIATION_MOVES.go(row, DomiciliationState.GRANTED)
    row.ended_on, row.end_reason = None, ""
    row.save()
    return row


@action("Noter un courrier arrivé")
def receive_post(
    row: Domiciliation, *, kind: str, count: int, received_on: date, actor: Actor
) -> PostItem:
    """Mail came. Refused: none, for whoever has no address with us that day."""
    row = lock(row)
    if count < 1:
        raise Refused({"count": "Au moins un."})
    if row.state != DomiciliationState.GRANTED:
        raise Refused("Cette domiciliation n’est pas en cours : le courrier se renvoie.")
    if row.answered_on and received_on < row.answered_on:
        raise Refused(
            {
                "received_on": f"L’adresse n’est la sienne que depuis le {day_in_words(row.answered_on)}."
            }
        )
    return PostItem.objects.create(
        organisation=actor.organisation,
        domiciliation=row,
        kind=kind,
        count=count,
        received_on=received_on,
    )


@action("Noter le courrier du jour")
def sort_post(
    organisation: Organisation,
    *,
    domiciliation: Domiciliation,
    kind: str,
    count: int,
    received_on: date,
    actor: Actor,
) -> PostItem:
    """The bag of the day, one addressee after another. Refused: what `receive_post` refuses."""
    return receive_post(
        domiciliation, kind=kind, count=count, received_on=received_on, actor=actor
    )


@action("Remettre le courrier")
def hand_post(row: Domiciliation, *, on: date, actor: Actor) -> Domiciliation:
    """Everything that waits is handed over, and they came. Refused: nothing waits."""
    row = lock(row)
    waiting = row.post.filter(handed_on=None, returned_on=None)
    if not waiting.update(handed_on=on):
        raise Refused("Aucun courrier n’attend cette personne.")
    return _hear_of(row, PostContact.Kind.CAME, on, None)


@action("Remettre un courrier en attente")
def put_back_post(item: PostItem, *, actor: Actor) -> Domiciliation:
    """It was not handed over after all: it waits again, and nobody came for it. Refused: it waits already."""
    item = lock(item)
    if item.handed_on is None and item.returned_on is None:
        raise Refused("Ce courrier attend déjà.")
    handed_on = item.handed_on
    PostItem.objects.filter(pk=item.pk).update(handed_on=None, returned_on=None)
    row: Domiciliation = lock(item.domiciliation)
    if handed_on is None or row.post.filter(handed_on=handed_on).exists():
        return row
    came = row.contacts.filter(kind=PostContact.Kind.CAME, on=handed_on).order_by("-pk").first()
    if came is not None:  # they came for this mail alone
        PostContact.objects.filter(pk=came.pk).delete()
    return _heard_again(row)


@action("Renvoyer un courrier")
def return_post(item: PostItem, *, on: date, actor: Actor) -> Domiciliation:
    """It goes back to whoever sent it. Refused: handed over, before it came."""
    item = lock(item)
    if item.handed_on is not None:
        raise Refused("Ce courrier est déjà remis.")
    if on < item.received_on:
        raise Refused({"on": "Ce courrier n’était pas encore arrivé."})
    PostItem.objects.filter(pk=item.pk).update(returned_on=on)
    row: Domiciliation = item.domiciliation
    return row


@action("Retirer un courrier noté par erreur")
def remove_post(item: PostItem, *, actor: Actor) -> Domiciliation:
    """It never came, or came for someone else. Refused: handed over already."""
    item = lock(item)
    if item.handed_on is not None:
        raise Refused("Ce courrier est remis : remettez-le d’abord en attente.")
    PostItem.objects.filter(pk=item.pk).delete()
    row: Domiciliation = item.domiciliation
    return row


@action("Noter une manifestation")
def note_post_contact(
    row: Domiciliation, *, kind: str, on: date, until: date | None = None, actor: Actor
) -> Domiciliation:
    """They came for nothing, called, or said why they are away and until when.

    Refused: it does not run, before it was given, an absence without its end, that ends before it
    begins or goes on beyond a year.
    """
    row = lock(row)
    if row.state != DomiciliationState.GRANTED or row.answered_on is None:
        raise Refused("Cette domiciliation n’est pas en cours.")
    if on < row.answered_on:
        raise Refused({"on": f"Elle n’a été accordée que le {day_in_words(row.answered_on)}."})
    if until is not None and until > add_months(on, 12):
        raise Refused(
            {"until": "Une absence se justifie pour un an au plus : redites-la ensuite."}
        )
    if kind == PostContact.Kind.AWAY and (until is None or until < on):
        raise Refused({"until": "Dites jusqu’à quel jour la personne est absente."})
    return _hear_of(row, kind, on, until if kind == PostContact.Kind.AWAY else None)


def _hear_of(row: Domiciliation, kind: str, on: date, until: date | None) -> Domiciliation:
    PostContact.objects.create(
        organisation_id=row.organisation_id, domiciliation=row, kind=kind, on=on, until=until
    )
    return _heard_again(row)


@action("Retirer une manifestation notée par erreur")
def remove_post_contact(contact: PostContact, *, actor: Actor) -> Domiciliation:
    """They were not heard of that day: the count goes back to the time before.

    Refused: the day of the request or of a renewal, which stand by themselves.
    """
    if contact.kind == PostContact.Kind.ASKED:
        raise Refused("Une demande ou un renouvellement ne se retire pas d’ici.")
    row: Domiciliation = lock(contact.domiciliation)
    PostContact.objects.filter(pk=contact.pk).delete()
    return _heard_again(row)


def _heard_again(row: Domiciliation) -> Domiciliation:
    """When they were last heard of, and away until when, counted again from what is noted."""
    told = row.contacts.aggregate(heard=Max("on"), away=Max("until"))
    row.heard_on, row.away_until = told["heard"], told["away"]
    row.save(update_fields=["heard_on", "away_until"])
    return row
