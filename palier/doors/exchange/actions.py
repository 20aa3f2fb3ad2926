"""Everything done to bring data in: read a file, say how, carry it out, undo it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from palier.base.documents.actions import keep_file, remove_file
from palier.base.journal.action import action
from palier.base.journal.events import announce
from palier.base.journal.models import Record
from palier.base.kit.refusals import Refused
from palier.base.kit.rows import lock, name_of
from palier.base.kit.sheets import open_file
from palier.base.kit.typography import day_in_words, plural
from palier.base.ledger.actions import hold_books
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.reads import main_entity
from palier.doors.exchange.events import ImportQueued
from palier.doors.exchange.headings import HEADINGS, recognise
from palier.doors.exchange.models import (
    IMPORT_MOVES,
    CalendarFeed,
    ImportedRow,
    ImportState,
    KnownHeading,
    SheetImport,
)
from palier.doors.exchange.papers import open_folder
from palier.doors.exchange.previewing import Preview, guess, preview
from palier.doors.exchange.recipes import RECIPES
from palier.doors.exchange.values import plain
from palier.registers.housing.actions import remove_places, remove_sites
from palier.registers.people.actions import remove_bodies, remove_households
from palier.registers.people.models import Household, HouseholdMember
from palier.registers.programmes.actions import remove_programmes
from palier.work.arrears.actions import remove_plans
from palier.work.billing.actions import remove_household_accounts, remove_opening
from palier.work.billing.models import Term
from palier.work.leases.actions import remove_contracts
from palier.work.support.actions import remove_measures
from palier.work.titles.actions import remove_holdings

SIGHT = "exchange.imports"


@action("Lire un tableau à reprendre")
def receive_sheet(
    organisation: Organisation,
    *,
    content: bytes,
    name: str,
    recipe: str = "",
    on: date,
    actor: Actor,
) -> SheetImport:
    """Keep a spreadsheet and guess what it is of; nothing is written until someone says yes.

    Refused: a file that is empty, locked, damaged, or of which no heading is recognised.
    """
    found = guess(open_file(content), organisation.pk, recipe)
    row = SheetImport.objects.create(
        organisation=organisation,
        name=name[:200],
        recipe=found.recipe.code,
        sheet=found.sheet.name[:120],
        on=on,
        brought_by_id=actor.user_id,
    )
    row.file = keep_file(
        organisation, about=row, content=content, name=name, sight=SIGHT, actor=actor
    )
    row.save(update_fields=["file"])
    return row


@action("Dire comment lire un tableau")
def say_how(
    row: SheetImport,
    *,
    recipe: str,
    on: date,
    regime: str = "",
    site: str = "",
    columns: dict[str, str] | None = None,
    actor: Actor,
) -> SheetImport:
    """What the table is of, its day, what is meant when a column is silent, and its columns.

    Columns read by hand are remembered for the next file. Refused: already carried out, a column
    read twice as the same thing.
    """
    row = _still_read(row)
    columns = columns or {}
    codes = [code for code in columns.values() if code]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice:
        raise Refused(f"Deux colonnes sont lues comme « {HEADINGS[twice].label} ».")
    if recipe != row.recipe:
        columns = {}
    row.recipe, row.on, row.regime, row.site = recipe, on, regime, site.strip()
    row.columns = columns
    row.save(update_fields=["recipe", "on", "regime", "site", "columns"])
    _remember(row, preview(row, actor))
    return row


def _still_read(row: SheetImport) -> SheetImport:
    row = lock(row)
    if row.state != ImportState.READ:
        raise Refused(f"Cette reprise est déjà « {row.get_state_display()} ».")
    return row


MONEY = {"balance", "deposit", "plan_monthly"}


def _remember(row: SheetImport, shown: Preview) -> None:
    """Keep, heading by heading, what someone said that our own reading would not have.

    A column of balances that is left out once is not left out for ever: it is asked each time.
    """
    allowed = RECIPES[row.recipe].codes
    for column in shown.reading.table.columns if row.columns else []:
        ours = recognise(column.said, allowed)[0]
        if column.code == ours or (not column.code and ours in MONEY):
            continue
        KnownHeading.objects.update_or_create(
            organisation=row.organisation,
            recipe=row.recipe,
            said=plain(column.said)[:80],
            defaults={"code": column.code},
        )


@action("Dire qui est qui dans un tableau")
def answer_twins(row: SheetImport, *, answers: dict[str, int], actor: Actor) -> SheetImport:
    """For each line where someone may be known already: the household they are, or 0 for nobody."""
    row = _still_read(row)
    row.answers = {**row.answers, **answers}
    row.save(update_fields=["answers"])
    return row


@action("Importer un tableau")
def carry_out_import(row: SheetImport, *, actor: Actor) -> SheetImport:
    """Write everything that was previewed, or nothing at all.

    Refused: an error is left, nothing to import, already carried out.
    """
    row = lock(row)
    if not IMPORT_MOVES.allows(row, ImportState.DONE):
        raise Refused(f"Cette reprise est déjà « {row.get_state_display()} ».")
    hold_books(main_entity(actor.organisation))
    shown = preview(row, actor)
    if shown.missing:
        raise Refused(f"Il manque une colonne : {', '.join(shown.missing)}.")
    if shown.reading.errors:
        first = shown.reading.errors[0]
        raise Refused(
            f"{plural(len(shown.reading.errors), 'erreur reste', 'erreurs restent')} à corriger, "
            f"d’abord ligne {first.line} : {first.words} Rien n’a été importé."
        )
    if not shown.reading.items:
        raise Refused("Aucune ligne à importer dans ce tableau.")
    made = RECIPES[row.recipe].write(shown.reading, shown.context)
    ImportedRow.objects.bulk_create(
        [
            ImportedRow(
                organisation=row.organisation, sheet_import=row, line=each.line, made=each.row
            )
            for each in made
        ],
        batch_size=2000,
    )
    IMPORT_MOVES.go(row, ImportState.DONE)
    row.counts = {name: count for name, count in shown.reading.counts.items() if count}
    row.refusal = ""
    row.save(update_fields=["state", "counts", "refusal"])
    return row


@action("Importer un grand tableau en arrière-plan")
def queue_import(row: SheetImport, *, actor: Actor) -> SheetImport:
    """Ask the background worker to carry out a long import; one may leave the page meanwhile.

    Refused: already under way or carried out.
    """
    row = _still_read(row)
    IMPORT_MOVES.go(row, ImportState.QUEUED)
    row.refusal = ""
    row.save(update_fields=["state", "refusal"])
    announce(ImportQueued(row, actor))
    return row


@action("Rendre un import arrêté")
def give_back_import(row: SheetImport, *, refusal: str, actor: Actor) -> SheetImport:
    """The worker could not carry it out: say why; nothing was written, and one may begin again."""
    row = lock(row)
    IMPORT_MOVES.go(row, ImportState.READ)
    row.refusal = refusal
    row.save(update_fields=["state", "refusal"])
    return row


# In this order: what rests on something goes before it.
_REMOVERS: list[tuple[str, Callable[..., Any], str]] = [
    ("arrears.repaymentplan", remove_plans, "plans"),
    ("support.measure", remove_measures, "measures"),
    ("billing.openingbalance", remove_opening, "balances"),
    ("leases.occupancy", remove_contracts, "contracts"),
    ("billing.householdaccount", remove_household_accounts, "households"),
    ("titles.holding", remove_holdings, "holdings"),
    ("housing.place", remove_places, "places"),
    ("people.household", remove_households, "households"),
    ("people.body", remove_bodies, "bodies"),
    ("programmes.programme", remove_programmes, "programmes"),
    ("tenancy.site", remove_sites, "sites"),
]


@action("Annuler une reprise")
def undo_import(row: SheetImport, *, actor: Actor) -> SheetImport:
    """Take away everything that an import made, while nothing was built on it.

    Refused, naming what: someone has since worked on one of its rows, or something rests on one.
    """
    row = lock(row)
    IMPORT_MOVES.go(row, ImportState.UNDONE)
    hold_books(main_entity(actor.organisation))
    made = defaultdict(list)
    for name in row.rows.order_by("pk").values_list("made", flat=True):
        label, _, pk = name.partition(":")
        made[label].append(int(pk))
    _check_untouched(row, made)
    for label, remove, parameter in _REMOVERS:
        if made[label]:
            remove(actor.organisation, actor=actor, **{parameter: _rows(label, made[label])})
    row.rows.all().delete()
    row.save(update_fields=["state"])
    return row


def _rows(label: str, pks: list[int]) -> Sequence[models.Model]:
    """The rows of these ids; for accounts, the households that have them."""
    if label == "billing.householdaccount":
        return list(Household.objects.filter(rent_accounts__in=pks))
    model: Any = apps.get_model(label)
    return list(model._default_manager.filter(pk__in=pks).order_by("pk"))


def _check_untouched(row: SheetImport, made: dict[str, list[int]]) -> None:
    """Refuse when the journal tells of an act on one of these rows outside this import."""
    own = Record.objects.filter(
        action="exchange.carry_out_import", subjects__contains=[name_of(row)]
    ).values_list("chain", flat=True)
    names = [f"{label}:{pk}" for label, pks in made.items() for pk in pks]
    members = HouseholdMember.objects.filter(household__in=made["people.household"])
    for pk, person_id in members.values_list("pk", "person_id"):
        names += [f"people.householdmember:{pk}", f"people.person:{person_id}"]
    terms = Term.objects.filter(occupancy__in=made["leases.occupancy"])
    names += [f"billing.term:{pk}" for pk in terms.values_list("pk", flat=True)]
    for at in range(0, len(names), 2000):
        later = (
            Record.objects.filter(
                organisation=row.organisation_id, subjects__overlap=names[at : at + 2000]
            )
            .exclude(chain__in=list(own))
            .order_by("-at")
            .first()
        )
        if later is not None:
            from palier.base.journal.action import CATALOGUE

            entry = CATALOGUE.get(later.action)
            raise Refused(
                f"On a déjà travaillé sur cette reprise : « {entry.label if entry else later.action} », "
                f"par {later.actor}, le {day_in_words(later.at.date())}. Elle ne s’annule plus en "
                "bloc : corrigez les fiches une à une."
            )


@action("Reprendre des documents")
def bring_papers(organisation: Organisation, *, content: bytes, actor: Actor) -> Organisation:
    """Join every paper of a compressed folder to the household that its name tells of.

    Refused, and none is kept: one of nobody known, one that may not be kept, a damaged folder.
    """
    papers = open_folder(content)
    households = Household.objects.in_bulk([paper.household_id for paper in papers])
    for paper in papers:
        keep_file(
            organisation,
            about=households[paper.household_id],
            content=paper.content,
            name=paper.name,
            sight="people.households",
            actor=actor,
        )
    return organisation


@action("Retirer un tableau lu")
def drop_sheet(row: SheetImport, *, actor: Actor) -> Organisation:
    """A file read but not carried out is taken off the list. Refused: it was carried out."""
    row = _still_read(row)
    file = row.file
    SheetImport.objects.filter(pk=row.pk).delete()
    if file is not None:
        remove_file(file, actor=actor)
    return actor.organisation


@action("Créer son adresse d’agenda")
def open_feed(organisation: Organisation, *, digest: str, actor: Actor) -> CalendarFeed:
    """One's telephone may read one's appointments at a secret address; an earlier one is cut."""
    if actor.user_id is None:
        raise Refused("Une adresse d’agenda est celle de quelqu’un.")
    close_feed(organisation, actor=actor)
    return CalendarFeed.objects.create(
        organisation=organisation, user_id=actor.user_id, digest=digest
    )


@action("Couper son adresse d’agenda")
def close_feed(organisation: Organisation, *, actor: Actor) -> Organisation:
    """From this minute the address answers nothing any more."""
    CalendarFeed.objects.filter(
        organisation=organisation, user=actor.user_id, revoked_at=None
    ).update(revoked_at=timezone.now())
    return organisation
