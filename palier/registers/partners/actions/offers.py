"""What a body offers: noted, corrected, made sure of, suspended."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Required, TypedDict, Unpack

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.ui.shell import ask
from palier.registers.partners.actions.correspondents import check_still_there
from palier.registers.partners.models import Correspondent, Offer
from palier.registers.people.models import Body

NEEDED_BY_WAY = {
    Offer.Way.WRITE: ("email", "Écrivez l’adresse électronique à laquelle écrire."),
    Offer.Way.LINK: ("link", "Écrivez l’adresse du formulaire en ligne."),
}
"""What a way of being referred cannot do without; a body's own telephone and address serve."""


class OfferWords(TypedDict, total=False):
    """An offer as it is told to us; its name, theme, publics and ways are needed."""

    name: Required[str]
    theme: Required[str]
    publics: Required[Sequence[str]]
    ways: Required[Sequence[str]]
    by: str
    does: str
    conditions: str
    address: str
    town: str
    departments: Sequence[str]
    hours: str
    cost: str
    phone: str
    email: str
    link: str
    correspondent: Correspondent | None


def _kept(body: Body, told: OfferWords) -> dict[str, Any]:
    """What is kept of it. Refused: nameless, for nobody, no way there, someone of another body."""
    if not told["name"].strip():
        raise Refused({"name": "Écrivez le nom de cette offre."})
    if not told["publics"]:
        raise Refused({"publics": "Dites pour qui, ou « tout le monde »."})
    if not told["ways"]:
        raise Refused({"ways": "Dites comment on y va : c’est ce que l’on cherchera."})
    speaks = told.get("correspondent")
    if speaks is not None and speaks.body_id != body.pk:
        raise Refused({"correspondent": "Cette personne est d’une autre structure."})
    own = {"email": told.get("email") or body.email, "link": told.get("link")}
    for way in told["ways"]:
        field, said = NEEDED_BY_WAY.get(Offer.Way(way), ("", ""))
        if field and not own[field]:
            raise Refused({field: said})
    return {key: value.strip() if isinstance(value, str) else value for key, value in told.items()}


@action("Ajouter une offre")
def add_offer(body: Body, *, actor: Actor, checked_on: date, **told: Unpack[OfferWords]) -> Offer:
    """What a body does for people, as it was told that day.

    Refused: closed or reunited body, without name, public or way there, a name it has already.
    """
    check_still_there(lock(body))
    return Offer.objects.create(
        organisation=actor.organisation,
        body=body,
        checked_on=checked_on,
        **_kept(body, told),
    )


@action("Corriger une offre")
def correct_offer(
    row: Offer, *, actor: Actor, checked_on: date, **told: Unpack[OfferWords]
) -> Offer:
    """Other hours, another telephone; it is as it was told that day. Refused: as when added, or
    told before it was last made sure of."""
    row = lock(row)
    _check_later(row, checked_on)
    for field, value in _kept(row.body, told).items():
        setattr(row, field, value)
    row.checked_on = checked_on
    row.save()
    return row


def _check_later(row: Offer, on: date) -> None:
    if on < row.checked_on:
        raise Refused({"checked_on": "Elle a été vérifiée depuis ce jour."})


@action("Vérifier une offre")
def check_offer(row: Offer, *, checked_on: date, actor: Actor) -> Offer:
    """Someone made sure, on that day, that it is still as written. Refused: made sure of since."""
    row = lock(row)
    _check_later(row, checked_on)
    row.checked_on = checked_on
    row.save(update_fields=["checked_on"])
    return row


@action("Suspendre une offre")
def suspend_offer(
    row: Offer, *, on: date, why: str, resumes_on: date | None = None, actor: Actor
) -> Offer:
    """Nobody is sent there any more, until it is resumed; what was done with it stays.

    Refused: suspended already, without a reason, resumed before it is suspended.
    """
    row = lock(row)
    if row.suspended_on:
        raise Refused("Cette offre est déjà suspendue.")
    if not why.strip():
        raise Refused({"why": "Dites pourquoi : complet, fermé l’été, arrêté…"})
    if resumes_on is not None and resumes_on <= on:
        raise Refused({"resumes_on": "La reprise est après la suspension."})
    row.suspended_on, row.suspended_why, row.resumes_on = on, why.strip(), resumes_on
    row.save(update_fields=["suspended_on", "suspended_why", "resumes_on"])
    return row


@action("Reprendre une offre")
def resume_offer(row: Offer, *, actor: Actor) -> Offer:
    """One may be sent there again. Refused: it is not suspended."""
    row = lock(row)
    if not row.suspended_on:
        raise Refused("Cette offre n’est pas suspendue.")
    row.suspended_on, row.suspended_why, row.resumes_on = None, "", None
    row.save(update_fields=["suspended_on", "suspended_why", "resumes_on"])
    return row


@action("Retirer une offre ajoutée par erreur")
def remove_offer(row: Offer, *, actor: Actor) -> Body:
    """It never was. Refused: someone was sent there, as a room above tells; suspend it instead."""
    row = lock(row)
    body: Body = row.body
    for told in ask("partners.obstacles_to_removing_offer", row):
        if told:
            raise Refused(told)
    Offer.objects.filter(pk=row.pk).delete()
    return body
