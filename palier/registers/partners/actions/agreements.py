"""What is agreed with bodies: signed, corrected, renewed, stopped."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from palier.base.documents.reads import has_papers
from palier.base.journal.action import action
from palier.base.kit.periods import ONE_DAY, period
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation, User
from palier.registers.partners.models import Partnership, Signatory
from palier.registers.people.models import Body


@action("Noter une convention de partenariat")
def sign_partnership(
    organisation: Organisation,
    *,
    title: str,
    kind: str,
    bodies: Sequence[Body],
    starts_on: date,
    ends_on: date | None = None,
    signed_on: date | None = None,
    words: str = "",
    departments: Sequence[str] = (),
    follower: User | None = None,
    actor: Actor,
) -> Partnership:
    """What we agree with one body or several. `ends_on`: the first day it no longer holds.

    Refused: no object, nobody to agree with, a body that is closed, an end before its beginning.
    """
    told = _told(title, kind, starts_on, ends_on, signed_on, words, departments, follower)
    row = Partnership.objects.create(organisation=actor.organisation, **told)
    _set_signatories(row, bodies)
    return row


def _told(
    title: str,
    kind: str,
    starts_on: date,
    ends_on: date | None,
    signed_on: date | None,
    words: str,
    departments: Sequence[str],
    follower: User | None,
) -> dict[str, Any]:
    if not title.strip():
        raise Refused({"title": "Écrivez l’objet de la convention."})
    if ends_on is not None and ends_on <= starts_on:
        raise Refused({"ends_on": "La fin est avant le début."})
    return {
        "title": title.strip(),
        "kind": kind,
        "period": period(starts_on, ends_on),
        "signed_on": signed_on,
        "words": words.strip(),
        "departments": list(departments),
        "follower": follower,
    }


def _set_signatories(row: Partnership, bodies: Iterable[Body]) -> None:
    """Those that sign: new ones are added, those left out go, unless they owe something."""
    wanted = {body.pk: body for body in bodies}
    if not wanted:
        raise Refused({"bodies": "Choisissez au moins une structure."})
    here = {signatory.body_id: signatory for signatory in row.signatories.select_related("body")}
    for pk, signatory in here.items():
        if pk not in wanted:
            if signatory.deliverables.exists():
                raise Refused(
                    {"bodies": f"{signatory.body} a des livrables : retirez-les d’abord."}
                )
            Signatory.objects.filter(pk=signatory.pk).delete()
    for pk, body in wanted.items():
        if pk in here:
            continue
        if body.closed_on or body.merged_into_id:
            raise Refused({"bodies": f"{body} est fermée : rouvrez-la d’abord."})
        Signatory.objects.create(organisation_id=row.organisation_id, partnership=row, body=body)


@action("Corriger une convention de partenariat")
def correct_partnership(
    row: Partnership,
    *,
    title: str,
    kind: str,
    bodies: Sequence[Body],
    starts_on: date,
    ends_on: date | None = None,
    signed_on: date | None = None,
    words: str = "",
    departments: Sequence[str] = (),
    follower: User | None = None,
    actor: Actor,
) -> Partnership:
    """Its words, dates or signatories. Refused: as when noted; a signatory left out that owes something;
    an end moved beyond the beginning of what followed it, a beginning before the end of what it
    follows; days that leave out the one on which it was stopped."""
    row = lock(row)
    told = _told(title, kind, starts_on, ends_on, signed_on, words, departments, follower)
    after = row.followed_by.first()
    if after is not None and (ends_on is None or ends_on > after.period.lower):
        begins = day_in_words(after.period.lower)
        raise Refused({"ends_on": f"Sa suite commence le {begins}."})
    _check_neighbours(row, starts_on, ends_on)
    for field, value in told.items():
        setattr(row, field, value)
    row.save()
    _set_signatories(row, bodies)
    return row


def _check_neighbours(row: Partnership, starts_on: date, ends_on: date | None) -> None:
    """Its new dates hold the day it was stopped, and begin after what it follows."""
    stopped = row.ended_on
    if stopped is not None and not starts_on <= stopped <= (ends_on or stopped):
        raise Refused(f"Elle est arrêtée le {day_in_words(stopped)} : reprenez-la d’abord.")
    if (
        row.follows is not None
        and row.follows.period.upper
        and starts_on < row.follows.period.upper
    ):
        last = day_in_words(row.follows.period.upper - ONE_DAY)
        raise Refused({"starts_on": f"Celle d’avant court jusqu’au {last}."})


@action("Reconduire une convention de partenariat")
def renew_partnership(
    row: Partnership,
    *,
    starts_on: date,
    ends_on: date | None = None,
    signed_on: date | None = None,
    actor: Actor,
) -> Partnership:
    """The same, with the same signatories, for another time; this one stays as it was.

    Refused: it was stopped, it has no end, it begins before this one ends, renewed already.
    """
    row = lock(row)
    if row.ended_on:
        raise Refused("Cette convention est arrêtée : reprenez-la, ou notez-en une autre.")
    if row.period.upper is None:
        raise Refused("Cette convention n’a pas de fin : elle n’a pas besoin d’être reconduite.")
    if row.followed_by.exists():
        raise Refused("Cette convention a déjà une suite.")
    if starts_on < row.period.upper:
        last = day_in_words(row.period.upper - ONE_DAY)
        raise Refused({"starts_on": f"Celle-ci court jusqu’au {last}."})
    again = Partnership.objects.create(
        organisation=actor.organisation,
        follows=row,
        **_told(
            row.title,
            row.kind,
            starts_on,
            ends_on,
            signed_on,
            row.words,
            row.departments,
            row.follower,
        ),
    )
    for signatory in row.signatories.order_by("pk"):
        Signatory.objects.create(
            organisation=actor.organisation, partnership=again, body=signatory.body
        )
    return again


@action("Arrêter une convention de partenariat")
def end_partnership(row: Partnership, *, on: date, why: str, actor: Actor) -> Partnership:
    """It stops before its end, or is not renewed. Refused: stopped already, no reason, before it
    began, after its end."""
    row = lock(row)
    if row.ended_on:
        raise Refused("Cette convention est déjà arrêtée.")
    if not why.strip():
        raise Refused({"why": "Dites pourquoi elle s’arrête."})
    if on < row.period.lower:
        raise Refused({"on": f"Elle ne commence que le {day_in_words(row.period.lower)}."})
    if row.period.upper is not None and on > row.period.upper:
        raise Refused({"on": f"Elle était finie le {day_in_words(row.period.upper - ONE_DAY)}."})
    row.ended_on, row.ended_why = on, why.strip()
    row.save(update_fields=["ended_on", "ended_why"])
    return row


@action("Reprendre une convention de partenariat")
def resume_partnership(row: Partnership, *, actor: Actor) -> Partnership:
    """It was not to be stopped. Refused: it is not stopped."""
    row = lock(row)
    if not row.ended_on:
        raise Refused("Cette convention n’est pas arrêtée.")
    row.ended_on, row.ended_why = None, ""
    row.save(update_fields=["ended_on", "ended_why"])
    return row


@action("Retirer une convention notée par erreur")
def remove_partnership(row: Partnership, *, actor: Actor) -> Organisation:
    """It never was. Refused: something was handed over under it, or another follows it."""
    row = lock(row)
    if row.deliverables.filter(done_on__isnull=False).exists():
        raise Refused("Un livrable a été remis : arrêtez plutôt cette convention.")
    if row.followed_by.exists():
        raise Refused("Cette convention a une suite : retirez-la d’abord.")
    if has_papers(row):
        raise Refused("Des documents y sont joints : retirez-les d’abord.")
    row.deliverables.all().delete()
    row.signatories.all().delete()
    Partnership.objects.filter(pk=row.pk).delete()
    return actor.organisation
