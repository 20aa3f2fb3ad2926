"""Two files of one person become one, keeping both histories; and become two again, exactly."""

from datetime import date
from typing import Any

from django.utils import timezone

from palier.base.documents.models import StoredFile
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.kit.references import Moved, move_back, move_references
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock, name_of
from palier.base.tenancy.actors import Actor
from palier.base.ui import search
from palier.base.ui.shell import ask
from palier.registers.people.actions.files import keep_findable
from palier.registers.people.events import AddressHidden, AddressShown
from palier.registers.people.models import Household, KnownDifferent, Person, PersonMerge

FILLED = ("title", "birth_name", "birth_on", "phone", "email")
KEPT_APART = (
    "people.person.merged_into",
    "people.household.merged_into",
    "people.personmerge.kept",
    "people.personmerge.merged",
    "people.personmerge.kept_household",
    "people.personmerge.merged_household",
    "people.knowndifferent.first",
    "people.knowndifferent.second",
)
FILES = "documents.storedfile.about"
HIDDEN = "people.household.hidden_at"


@action("Réunir deux fiches d’une personne")
def merge_persons(
    kept: Person, *, merged: Person, join_households: bool = True, actor: Actor
) -> PersonMerge:
    """`merged` was `kept` all along: whatever points to it points to `kept`; nothing is deleted.

    What `kept` lacks (birth date, phone…) is taken from `merged`. When asked, and when each lives
    in one household, their files become one too. Refused: the same person, one already merged,
    two households that each have a rent account.
    """
    if kept.pk == merged.pk:
        raise Refused("C’est la même fiche.")
    kept, merged = (lock(row) for row in (kept, merged))
    if kept.merged_into_id or merged.merged_into_id:
        raise Refused("Une de ces fiches est déjà réunie à une autre.")
    homes = _homes(kept, merged) if join_households else None
    merge = PersonMerge.objects.create(
        organisation=actor.organisation,
        kept=kept,
        merged=merged,
        kept_household=homes[0] if homes else None,
        merged_household=homes[1] if homes else None,
        before=_fill(kept, merged),
    )
    moved: dict[str, Moved] = {"person": move_references(merged, kept, but=KEPT_APART)}
    if homes:
        moved["household"] = _join(*homes, actor=actor)
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    merge.moved = moved
    merge.save(update_fields=["moved"])
    _find_again(kept)
    return merge


def _homes(kept: Person, merged: Person) -> tuple[Household, Household] | None:
    """The household of each, when each has one and they are not the same."""
    found = []
    for person in (kept, merged):
        households = Household.objects.filter(members__person=person, merged_into=None).distinct()
        if households.count() != 1:
            return None
        found.append(lock(households.get()))
    if found[0].pk == found[1].pk:
        return None
    # Rooms above say what forbids that two files become one.
    for obstacle in ask("people.obstacles_to_joining", found[0], found[1]):
        if obstacle:
            raise Refused(obstacle)
    return found[0], found[1]


def _fill(kept: Person, merged: Person) -> dict[str, Any]:
    """Take from `merged` what `kept` lacks; gives what was there before and what was put."""
    before: dict[str, Any] = {}
    for name in FILLED:
        mine, other = getattr(kept, name), getattr(merged, name)
        if mine in {"", None, Person.Title.NONE} and other not in {"", None, mine}:
            before[name] = [_plain(mine), _plain(other)]
            setattr(kept, name, other)
    kept.save(update_fields=list(FILLED))
    return before


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _join(kept: Household, merged: Household, *, actor: Actor) -> Moved:
    """One file from two; a secret address stays secret in the file that is kept."""
    moved = move_references(merged, kept, but=KEPT_APART)
    files = StoredFile.objects.filter(about=name_of(merged))
    moved[FILES] = list(files.values_list("pk", flat=True))
    files.update(about=name_of(kept))
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    search.forget([merged])
    keep_findable(kept)
    if merged.hidden_at and not kept.hidden_at:
        moved[HIDDEN] = [kept.pk]
        kept.hidden_at = merged.hidden_at
        kept.save(update_fields=["hidden_at"])
    if kept.hidden_at:
        announce(AddressHidden(kept, actor))
    return moved


@action("Défaire une réunion de fiches")
def undo_merge(merge: PersonMerge, *, actor: Actor) -> PersonMerge:
    """The two were two after all: each row goes back where it was, and only those.

    What was written since stays with the person kept. Refused: already undone, or the person
    kept was herself merged since.
    """
    merge = lock(merge)
    kept, merged = lock(merge.kept), lock(merge.merged)
    if merge.undone_at:
        raise Refused("Cette réunion est déjà défaite.")
    if kept.merged_into_id:
        raise Refused(
            "La fiche gardée a été réunie à une autre depuis : défaites d’abord celle-là."
        )
    if merge.merged_household and merge.kept_household:
        if merge.kept_household.merged_into_id:
            raise Refused(
                "Le dossier gardé a été joint à un autre depuis : défaites d’abord cette réunion-là."
            )
        for obstacle in ask("people.obstacles_to_parting", merge):
            if obstacle:
                raise Refused(obstacle)
        _part(merge, actor)
    move_back(merge.moved.get("person", {}), away_from=kept, to=merged)
    _unfill(kept, merge.before)
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    for person in (kept, merged):
        _find_again(person)
    return merge


def _part(merge: PersonMerge, actor: Actor) -> None:
    kept, merged = merge.kept_household, merge.merged_household
    assert kept is not None and merged is not None  # noqa: S101, PT018 -- the caller has looked
    moved = dict(merge.moved.get("household", {}))
    StoredFile.objects.filter(pk__in=moved.pop(FILES, []), about=name_of(kept)).update(
        about=name_of(merged)
    )
    was_hidden_by_it = bool(moved.pop(HIDDEN, []))
    move_back(moved, away_from=kept, to=merged)
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    if was_hidden_by_it and kept.hidden_at == merged.hidden_at:
        kept.hidden_at = None
        kept.save(update_fields=["hidden_at"])
        announce(AddressShown(kept, actor))
    if merged.hidden_at:
        announce(AddressHidden(merged, actor))


def _unfill(kept: Person, before: dict[str, Any]) -> None:
    """Put back what the merge had filled, unless someone has changed it since."""
    for name, (mine, put) in before.items():
        if _plain(getattr(kept, name)) == put:
            setattr(kept, name, date.fromisoformat(mine) if name == "birth_on" and mine else mine)
    kept.save(update_fields=list(FILLED))


def _find_again(person: Person) -> None:
    for household in Household.objects.filter(members__person=person, merged_into=None).distinct():
        keep_findable(household)


@action("Dire que deux personnes sont différentes")
def tell_apart(person: Person, *, other: Person, actor: Actor) -> KnownDifferent:
    """They only look alike: they are no longer proposed. Told twice, it is said once."""
    if person.pk == other.pk:
        raise Refused("C’est la même fiche.")
    first, second = sorted((person, other), key=lambda each: each.pk)
    known, _ = KnownDifferent.objects.get_or_create(
        organisation=actor.organisation, first=first, second=second
    )
    return known
