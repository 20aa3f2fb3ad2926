"""Rights with their dates, and files followed with institutions."""

import re
from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import User
from palier.registers.people.models import Body, Household, Person
from palier.work.casework.models import RIGHT_MOVES, FileStep, FollowedFile, Right, RightState

REMINDED: dict[str, int] = {
    Right.Kind.CHILD_PROTECTION: 180,
    Right.Kind.RESIDENCE_PERMIT: 120,
    Right.Kind.AAH: 180,
}
"""Days before its end when nobody says how many: what takes months to prepare is told in time."""
HEALTH_RIGHTS = {Right.Kind.HEALTH_COVER, Right.Kind.AAH}
NUR_LENGTH = 18  # numéro unique départemental ou régional (CCH R. 441-2-3)


@action("Noter un droit et son échéance")
def note_right(
    household: Household,
    *,
    person: Person,
    kind: str,
    number: str = "",
    granted_on: date | None = None,
    expires_on: date | None = None,
    remind_days: int | None = None,
    assignee: User,
    actor: Actor,
) -> Right:
    """Someone has a right until a day; a colleague sees to it, and is told in time (`REMINDED`).

    Refused: someone of another household, a right that already runs, a number that cannot be.
    """
    if not household.members.filter(person=person).exists():
        raise Refused({"person": "Cette personne n’est pas de ce ménage."})
    if kind == Right.Kind.OTHER and not number.strip():
        raise Refused({"number": "Dites de quel droit il s’agit : son nom ou son numéro."})
    lock(household)
    is_same = Right.objects.filter(person=person, kind=kind, state=RightState.OPEN)
    if kind != Right.Kind.OTHER and is_same.exists():
        raise Refused(
            {"kind": "Ce droit est déjà noté pour cette personne : renouvelez-le plutôt."}
        )
    return Right.objects.create(
        organisation=actor.organisation,
        household=household,
        person=person,
        kind=kind,
        number=_number(kind, number),
        granted_on=granted_on,
        expires_on=expires_on,
        remind_days=remind_days if remind_days is not None else REMINDED.get(kind, 30),
        assignee=assignee,
        is_health=kind in HEALTH_RIGHTS,
    )


def _number(kind: str, number: str) -> str:
    compact = re.sub(r"\s", "", number).upper()
    if kind != Right.Kind.SOCIAL_HOUSING or not compact:
        return number.strip()
    if len(compact) != NUR_LENGTH or not compact.isalnum():
        raise Refused(
            {"number": f"Le numéro unique a {NUR_LENGTH} signes ; celui-ci en a {len(compact)}."}
        )
    return compact


@action("Renouveler un droit")
def renew_right(
    right: Right,
    *,
    granted_on: date,
    expires_on: date | None = None,
    number: str = "",
    actor: Actor,
) -> Right:
    """The right goes on; what held before is kept. Refused: it would end before it began."""
    right = lock(right)
    RIGHT_MOVES.go(right, RightState.RENEWED)
    right.save(update_fields=["state"])
    return Right.objects.create(
        organisation=actor.organisation,
        household=right.household,
        person=right.person,
        kind=right.kind,
        number=_number(right.kind, number) or right.number,
        granted_on=granted_on,
        expires_on=expires_on,
        remind_days=right.remind_days,
        assignee=right.assignee,
        renews=right,
        is_health=right.is_health,
    )


@action("Corriger un droit, ou le confier")
def hand_right(
    right: Right,
    *,
    assignee: User,
    remind_days: int,
    number: str = "",
    expires_on: date | None = None,
    actor: Actor,
) -> Right:
    """Another colleague sees to it, is told earlier; a number or a day mistyped is put right.

    Refused: a number that cannot be, an end before the start.
    """
    right = lock(right)
    right.assignee, right.remind_days = assignee, remind_days
    right.number, right.expires_on = _number(right.kind, number), expires_on
    right.save(update_fields=["assignee", "remind_days", "number", "expires_on"])
    return right


@action("Clore un droit")
def close_right(right: Right, *, closed_because: str, actor: Actor) -> Right:
    """The right no longer concerns the person. Refused: no reason."""
    right = lock(right)
    RIGHT_MOVES.go(right, RightState.CLOSED)
    if not closed_because.strip():
        raise Refused({"closed_because": "Dites pourquoi ce droit n’est plus à suivre."})
    right.closed_because = closed_because.strip()
    right.save(update_fields=["state", "closed_because"])
    return right


@action("Suivre un dossier")
def follow_file(
    household: Household,
    *,
    kind: str,
    number: str = "",
    held_by: Body | None = None,
    opened_on: date,
    actor: Actor,
) -> FollowedFile:
    """A file stands with an institution: its number, where, since when."""
    return FollowedFile.objects.create(
        organisation=actor.organisation,
        household=household,
        kind=kind,
        number=number.strip(),
        held_by=held_by,
        opened_on=opened_on,
        is_health=kind == FollowedFile.Kind.MDPH,
    )


@action("Noter une étape de dossier")
def note_file_step(
    file: FollowedFile,
    *,
    on: date,
    what: str,
    suspends: str = "",
    until_on: date | None = None,
    answer_by_on: date | None = None,
    actor: Actor,
) -> FileStep:
    """What the institution decided or asks, what it suspends, and until when one answers.

    Refused: the file is closed, a step before it was opened.
    """
    file = lock(file)
    if file.closed_on:
        raise Refused("Ce dossier est clos.")
    if on < file.opened_on:
        raise Refused(
            {"on": f"Ce dossier n’est ouvert que depuis le {day_in_words(file.opened_on)}."}
        )
    return FileStep.objects.create(
        organisation=actor.organisation,
        file=file,
        on=on,
        what=what.strip(),
        suspends=suspends,
        until_on=until_on,
        answer_by_on=answer_by_on,
    )


@action("Clore un dossier suivi")
def close_file(file: FollowedFile, *, on: date, actor: Actor) -> FollowedFile:
    """The institution has finished; what it suspended holds until its own date."""
    file = lock(file)
    if file.closed_on:
        raise Refused("Ce dossier est déjà clos.")
    if on < file.opened_on:
        raise Refused({"on": "La clôture est avant l’ouverture."})
    file.closed_on = on
    file.save(update_fields=["closed_on"])
    return file
