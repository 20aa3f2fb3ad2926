"""Messages and letters: the association's own words, one by one or in batch, sent by a person."""

from collections.abc import Sequence
from datetime import date, datetime

from palier.base.documents.actions import queue_message
from palier.base.journal.action import action
from palier.base.kit.phones import first_number
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.registers.people.models import Person
from palier.registers.people.reads import heads_of
from palier.work.arrears.actions.cases import note_step
from palier.work.arrears.models import (
    ArrearsCase,
    CaseState,
    PostalReceipt,
    Reminder,
    ReminderTemplate,
    StepKind,
)
from palier.work.arrears.wording import filled, template_of, unknown_fields
from palier.work.leases.reads import current_of


@action("Changer les mots d’une relance")
def word_reminder(
    organisation: Organisation,
    *,
    kind: str,
    title: str,
    text: str,
    starts_on: date,
    actor: Actor,
) -> ReminderTemplate:
    """The association's own words for a reminder, from a day on.

    Refused: empty, words between braces that nothing fills in.
    """
    if not text.strip() or not title.strip():
        raise Refused({"text": "Une relance a un objet et un texte."})
    if unknown := unknown_fields(f"{title} {text}"):
        raise Refused(
            {"text": f"« {{{unknown[0]}}} » ne se remplit pas. Voyez la liste des mots."}
        )
    row, _ = ReminderTemplate.objects.update_or_create(
        organisation=organisation,
        kind=kind,
        starts_on=starts_on,
        defaults={"title": title.strip(), "text": text.strip()},
    )
    return row


@action("Envoyer une relance")
def send_reminder(
    case: ArrearsCase,
    *,
    kind: str,
    way: str,
    title: str,
    text: str,
    on: date,
    send_at: datetime,
    actor: Actor,
) -> Reminder:
    """A person has read these words and sends them; they are kept as they left.

    Refused: closed or paused, nothing owed any more, no words, no address to write to.
    """
    case = lock(case)
    if case.state == CaseState.PAUSED:
        raise Refused("Ce dossier est en pause : reprenez-le d’abord.")
    _check_owing(case)
    if not text.strip():
        raise Refused({"text": "Cette relance est vide."})
    head = heads_of([case.account.household_id]).get(case.account.household_id)
    return _send(case, kind, way, title.strip(), text.strip(), on, send_at, head, actor)


@action("Envoyer des relances")
def send_reminders(
    organisation: Organisation,
    *,
    cases: Sequence[ArrearsCase],
    kind: str,
    on: date,
    send_at: datetime,
    actor: Actor,
) -> list[Reminder]:
    """The same reminder to each of these households, in the words of its template.

    A message leaves by e-mail or text, else is printed; a letter is printed, to be posted.
    Refused: nothing chosen; a case closed or paused, or that owes nothing any more (nothing leaves
    for anyone).
    """
    if not cases:
        raise Refused({"cases": "Choisissez au moins un dossier."})
    rows = ArrearsCase.objects.select_for_update(of=("self",)).select_related(
        "account__household", "account__entity__organisation", "organisation"
    )
    held = list(rows.filter(pk__in=[case.pk for case in cases]).order_by("-debt", "pk"))
    heads = heads_of([case.account.household_id for case in held])
    sent = []
    for case in held:
        name = case.account.household.name
        if case.state not in (CaseState.FOUND, CaseState.FOLLOWED):
            raise Refused(f"{name} : dossier en pause ou clos.")
        _check_owing(case)
        if case.steps.filter(kind=kind, on__gte=case.rule_since).exists():
            raise Refused(f"{name} : cette relance est déjà partie. Rechargez la page.")
        title, text = template_of(organisation, kind, on, gone=not case.is_present)
        head = heads.get(case.account.household_id)
        way = way_for(kind, head)
        words = [filled(part, case, head, on) for part in (title, text)]
        sent.append(_send(case, kind, way, words[0], words[1], on, send_at, head, actor))
    return sent


def _check_owing(case: ArrearsCase) -> None:
    """Its debt is what the books say at this moment, not what last night said."""
    if case.debt <= 0:
        raise Refused(f"{case.account.household.name} ne doit plus rien : rechargez la page.")


def way_for(kind: str, head: Person | None) -> str:
    """How a reminder of that kind reaches someone: the address that we have, else paper."""
    if kind == StepKind.REGISTERED:
        return Reminder.Way.REGISTERED
    if kind == StepKind.MESSAGE and head is not None:
        if head.email:
            return Reminder.Way.EMAIL
        if head.phone:
            return Reminder.Way.SMS
    return Reminder.Way.PRINT


def _send(
    case: ArrearsCase,
    kind: str,
    way: str,
    title: str,
    text: str,
    on: date,
    send_at: datetime,
    head: Person | None,
    actor: Actor,
) -> Reminder:
    step = note_step(case, kind=kind, on=on, actor=actor)
    message = None
    if way in (Reminder.Way.EMAIL, Reminder.Way.SMS):
        to = ""
        if head:
            to = head.email if way == Reminder.Way.EMAIL else first_number(head.phone)
        message = queue_message(
            actor.organisation,
            about=case,
            channel=way,
            to=to,
            title=title,
            body=text,
            send_at=send_at,
            sight="arrears.cases",
            actor=actor,
        )
    return Reminder.objects.create(
        organisation=actor.organisation,
        step=step,
        way=way,
        title=title,
        text=text,
        addressee=_address(case, head, on),
        message=message,
    )


def _address(case: ArrearsCase, head: Person | None, on: date) -> list[str]:
    """Whom a letter is sent to: the name, the home as it is on that day."""
    name = head.formal_name if head else case.account.household.name
    home = current_of(case.account.household_id, on)
    if home is None or case.account.household.hidden_at is not None:
        return [name]
    place = home.main_place
    return [
        line for line in (name, place.street, f"{place.postcode} {place.town}") if line.strip()
    ]


@action("Noter le sort d’une lettre recommandée")
def note_delivery(
    reminder: Reminder, *, reference: str, received_on: date | None = None, actor: Actor
) -> PostalReceipt:
    """Its postal number, the day it was received; without a day it was not claimed.

    Refused: not a registered letter, noted already, received before it left.
    """
    if reminder.way != Reminder.Way.REGISTERED:
        raise Refused("Seule une lettre recommandée a un numéro et un accusé.")
    if received_on is not None and received_on < reminder.step.on:
        raise Refused({"received_on": "Cette lettre n’était pas encore partie."})
    return PostalReceipt.objects.create(
        organisation=actor.organisation,
        reminder=reminder,
        reference=reference.strip(),
        received_on=received_on,
    )
