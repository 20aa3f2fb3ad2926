"""Everything done to the bodies we work with: added, corrected, closed, two that are one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from palier.base.journal.action import action
from palier.base.kit.references import Moved, move_back, move_references
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.ui import search
from palier.base.ui.models import SearchRow
from palier.base.ui.shell import ask
from palier.registers.people.models import Body, BodyMerge

FILLED_OF_BODY = ("phone", "email", "town", "address", "website", "words")
KEPT_APART = ("people.body.merged_into", "people.bodymerge.kept", "people.bodymerge.merged")


@dataclass(frozen=True)
class NewBody:
    """A body as it is told to us."""

    name: str
    kinds: Sequence[str]
    phone: str = ""
    email: str = ""
    town: str = ""
    address: str = ""
    website: str = ""
    words: str = ""

    def told(self) -> dict[str, Any]:
        """What is kept of it, field by field. Refused: without a name, as nothing."""
        if not self.name.strip():
            raise Refused({"name": "Écrivez le nom de la structure."})
        if not self.kinds:
            raise Refused({"kinds": "Dites en tant que quoi nous la connaissons."})
        words = {field: getattr(self, field).strip() for field in FILLED_OF_BODY}
        return {"name": self.name.strip(), "kinds": list(self.kinds), **words}

    def row(self, organisation: Organisation) -> Body:
        return Body(organisation=organisation, **self.told())


@action("Ajouter une structure")
def add_body(
    organisation: Organisation,
    *,
    name: str,
    kinds: list[str],
    phone: str = "",
    email: str = "",
    town: str = "",
    address: str = "",
    website: str = "",
    words: str = "",
    actor: Actor,
) -> Body:
    """A landlord, a funder, a prescriber, a partner or a supplier we work with."""
    new = NewBody(name, kinds, phone, email, town, address, website, words)
    body = new.row(organisation)
    body.save()
    search.keep_many([_found_as(body)])
    return body


@action("Ajouter des structures")
def add_bodies(
    organisation: Organisation, *, bodies: Sequence[NewBody], actor: Actor
) -> list[Body]:
    """The same, many at once; three queries whatever their number."""
    made = Body.objects.bulk_create([each.row(organisation) for each in bodies], batch_size=1000)
    search.keep_many([_found_as(body) for body in made])
    return made


@action("Corriger une structure")
def correct_body(
    body: Body,
    *,
    name: str,
    kinds: list[str],
    phone: str = "",
    email: str = "",
    town: str = "",
    address: str = "",
    website: str = "",
    words: str = "",
    actor: Actor,
) -> Body:
    """It moved, changed its name, is known as something else. Refused: without a name, as nothing."""
    body = lock(body)
    new = NewBody(name, kinds, phone, email, town, address, website, words)
    for field, value in new.told().items():
        setattr(body, field, value)
    body.save()
    if not body.closed_on and not body.merged_into_id:
        search.keep_many([_found_as(body)])
    return body


@action("Fermer une structure")
def close_body(body: Body, *, on: date, why: str, actor: Actor) -> Body:
    """It is no longer proposed; what was done with it stays. Refused: closed already, merged,
    without a reason, while something runs with it that a room above tells."""
    body = lock(body)
    if body.merged_into_id:
        raise Refused("Cette fiche est réunie à une autre : fermez celle qui est gardée.")
    if body.closed_on:
        raise Refused("Cette structure est déjà fermée.")
    if not why.strip():
        raise Refused({"why": "Dites pourquoi cette structure n’est plus à proposer."})
    for told in ask("people.obstacles_to_closing_body", body, on):
        if told:
            raise Refused(told)
    body.closed_on, body.closed_why = on, why.strip()
    body.save(update_fields=["closed_on", "closed_why"])
    search.forget([body])
    return body


@action("Rouvrir une structure")
def reopen_body(body: Body, *, actor: Actor) -> Body:
    """It is proposed again. Refused: it is not closed."""
    body = lock(body)
    if not body.closed_on:
        raise Refused("Cette structure n’est pas fermée.")
    body.closed_on, body.closed_why = None, ""
    body.save(update_fields=["closed_on", "closed_why"])
    search.keep_many([_found_as(body)])
    return body


@action("Réunir deux fiches d’une structure")
def merge_bodies(kept: Body, *, merged: Body, actor: Actor) -> BodyMerge:
    """`merged` was `kept` all along: whatever points to it points to `kept`; nothing is deleted.

    What `kept` lacks (telephone, address…) is taken from `merged`, and it is known as both were.
    Refused: the same file, one merged already, the one kept is closed, two that each have an
    account of the same nature.
    """
    if kept.pk == merged.pk:
        raise Refused({"merged": "C’est la même fiche."})
    kept, merged = (lock(row) for row in (kept, merged))
    if kept.merged_into_id or merged.merged_into_id:
        raise Refused("Une de ces fiches est déjà réunie à une autre.")
    if kept.closed_on:
        raise Refused("La fiche gardée est fermée : rouvrez-la d’abord.")
    for told in ask("people.obstacles_to_merging_bodies", kept, merged):
        if told:
            raise Refused({"merged": told})
    merge = BodyMerge.objects.create(
        organisation=actor.organisation, kept=kept, merged=merged, before=_fill(kept, merged)
    )
    moved: Moved = move_references(merged, kept, but=KEPT_APART)
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    merge.moved = moved
    merge.save(update_fields=["moved"])
    search.forget([merged])
    search.keep_many([_found_as(kept)])
    return merge


def _fill(kept: Body, merged: Body) -> dict[str, Any]:
    """Take from `merged` what `kept` lacks; gives what was there before and what was put."""
    before: dict[str, Any] = {}
    for field in FILLED_OF_BODY:
        mine, other = getattr(kept, field), getattr(merged, field)
        if other and not mine:
            before[field] = [mine, other]
            setattr(kept, field, other)
    more = [kind for kind in merged.kinds if kind not in kept.kinds]
    if more:
        before["kinds"] = [list(kept.kinds), [*kept.kinds, *more]]
        kept.kinds = [*kept.kinds, *more]
    kept.save(update_fields=[*FILLED_OF_BODY, "kinds"])
    return before


@action("Défaire une réunion de structures")
def undo_body_merge(merge: BodyMerge, *, actor: Actor) -> BodyMerge:
    """The two were two after all: each row goes back where it was, and only those.

    What was written since stays with the one kept. Refused: undone already, or the one kept was
    itself merged since.
    """
    merge = lock(merge)
    kept, merged = lock(merge.kept), lock(merge.merged)
    if merge.undone_at:
        raise Refused("Cette réunion est déjà défaite.")
    if kept.merged_into_id:
        raise Refused(
            "La fiche gardée a été réunie à une autre depuis : défaites d’abord celle-là."
        )
    move_back(merge.moved, away_from=kept, to=merged)
    for field, (mine, put) in merge.before.items():
        if getattr(kept, field) == put:
            setattr(kept, field, mine)
    kept.save(update_fields=[*FILLED_OF_BODY, "kinds"])
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    open_ones = [body for body in (kept, merged) if not body.closed_on]
    search.keep_many([_found_as(body) for body in open_ones])
    return merge


def _found_as(body: Body) -> SearchRow:
    """How the search finds a body."""
    return search.search_row(
        body,
        kind="structure",
        sight="people.bodies",
        title=body.name,
        subtitle=", ".join(Body.Kind(kind).label for kind in body.kinds),
        url=reverse("people:body", args=[body.pk]),
        words=" ".join(filter(None, [body.town, body.words])),
    )


@action("Retirer des structures ajoutées par erreur")
def remove_bodies(
    organisation: Organisation, *, bodies: Sequence[Body], actor: Actor
) -> Organisation:
    """Take away bodies added by mistake. Refused: one of them has served."""
    search.forget(bodies)
    Body.objects.filter(pk__in=[body.pk for body in bodies]).delete()
    return organisation
