"""The people one speaks to in a body: noted, corrected, gone."""

from datetime import date

from palier.base.journal.action import action
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.registers.partners.models import Correspondent
from palier.registers.people.models import Body


@action("Ajouter un interlocuteur")
def add_correspondent(
    body: Body,
    *,
    name: str,
    does: str = "",
    phone: str = "",
    email: str = "",
    words: str = "",
    actor: Actor,
) -> Correspondent:
    """Someone one speaks to there. Refused: without a name, a body that is closed or reunited."""
    check_still_there(lock(body))
    return Correspondent.objects.create(
        organisation=actor.organisation, body=body, **_told(name, does, phone, email, words)
    )


def check_still_there(body: Body) -> None:
    """Refused: a body that is closed, or whose file became another's."""
    if body.merged_into_id:
        raise Refused("Cette fiche est réunie à une autre : allez sur celle qui est gardée.")
    if body.closed_on:
        raise Refused("Cette structure est fermée : rouvrez-la d’abord.")


def _told(name: str, does: str, phone: str, email: str, words: str) -> dict[str, str]:
    if not name.strip():
        raise Refused({"name": "Écrivez le nom de cette personne, ou du service."})
    given = {"name": name, "does": does, "phone": phone, "email": email, "words": words}
    return {field: value.strip() for field, value in given.items()}


@action("Corriger un interlocuteur")
def correct_correspondent(
    row: Correspondent,
    *,
    name: str,
    does: str = "",
    phone: str = "",
    email: str = "",
    words: str = "",
    actor: Actor,
) -> Correspondent:
    """Another telephone, another function. Refused: without a name."""
    row = lock(row)
    for field, value in _told(name, does, phone, email, words).items():
        setattr(row, field, value)
    row.save()
    return row


@action("Noter le départ d’un interlocuteur")
def leave_correspondent(row: Correspondent, *, on: date, actor: Actor) -> Correspondent:
    """They no longer work there; what they are named for keeps their name. Refused: gone already."""
    row = lock(row)
    if row.left_on:
        raise Refused("Son départ est déjà noté.")
    row.left_on = on
    row.save(update_fields=["left_on"])
    return row


@action("Annuler le départ d’un interlocuteur")
def return_correspondent(row: Correspondent, *, actor: Actor) -> Correspondent:
    """They are there after all. Refused: not gone."""
    row = lock(row)
    if not row.left_on:
        raise Refused("Cette personne n’est pas notée partie.")
    row.left_on = None
    row.save(update_fields=["left_on"])
    return row
