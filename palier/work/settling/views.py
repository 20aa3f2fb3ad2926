"""Entries: those followed, and one of them, step by step."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words, of_name
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.subjects import Subject
from palier.work.leases.models import Occupancy
from palier.work.settling import actions, forms, lists
from palier.work.settling.models import OWN, EntryStep
from palier.work.settling.reads import prepared, still_open

ENTRIES = ("Installations", "/installations/")


@needs_sight("settling.steps")
def entries(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.entries_of(request.actor, request.today))


def entries_for(actor: Actor) -> QuerySet[Occupancy]:
    """Those of which one reads the steps, and the contracts that one reads: to be prepared."""
    if not actor.sees("settling.steps"):
        return Occupancy.objects.none()
    both = Q(pk__in=prepared(actor)) | Q(pk__in=Occupancy.objects.visible_to(actor))
    return Occupancy.objects.filter(both, organisation=actor.organisation)


def _page(pk: int) -> str:
    return reverse("settling:entry", args=[pk])


ENTRY = Subject(
    Occupancy,
    "<int:pk>/",
    fetch=("household", "site", "main_place"),
    rows=entries_for,
    page=lambda row: _page(row.pk),
    name=lambda row: row.household.name,
    under=[ENTRIES],
)
STEP = Subject(
    EntryStep,
    "etapes/<int:pk>/",
    fetch=("occupancy__household",),
    page=lambda row: _page(row.occupancy_id),
    under=lambda row: ENTRY.crumbs(row.occupancy),
)


@ENTRY.shown
def entry(request: ActorRequest, row: Occupancy) -> HttpResponse:
    """Each step of an entry: who does it, until when, what tells that it is done."""
    steps = list(row.entry_steps.select_related("given_to").order_by("due_on", "pk"))
    left = {step.pk for step in still_open([row.pk])[row.pk]}
    prepared_already = any(step.code != OWN for step in steps)
    to_do = [step for step in steps if step.pk in left]
    done = [step for step in steps if step.pk not in left]
    return show_cards(
        request,
        title=f"L’installation {of_name(row.household.name)}",
        lead=f"{row.site.name}, {row.main_place.label}. Entrée le {day_in_words(row.starts_on)}.",
        crumbs=[ENTRIES],
        here=row.household.name,
        chips=[lists.state_of(to_do, request.today)] if prepared_already else [],
        verbs=[
            *(
                each
                for lent in shell.ask("settling.verbs", row, request.actor, request.today)
                for each in lent
            ),
            verb(request, "settling.add_entry_step", "Ajouter une étape…", row, "plus"),
            verb(request, "settling.prepare_entry", "Préparer…", row)
            if not prepared_already
            else None,
            Verb("Voir le contrat", reverse("leases:occupancy", args=[row.pk]), "key")
            if request.actor.sees("leases.contracts")
            else None,
        ],
        cards=[_to_do(request, to_do, prepared_already), _done(request, done)],
    )


def _to_do(request: ActorRequest, steps: list[EntryStep], prepared: bool) -> Card:
    lines = [
        Line(
            step.what,
            f"Par {_who(step)}, pour le {day_in_words(step.due_on)}",
            chip=Chip("en retard", "bad") if step.due_on < request.today else None,
            verbs=verbs(
                verb(request, "settling.finish_entry_step", "Fait…", step, about=step.what),
                verb(request, "settling.give_entry_step", "Confier…", step, about=step.what),
                verb(
                    request, "settling.set_entry_step_aside", "Sans objet…", step, about=step.what
                ),
                verb(request, "settling.remove_entry_step", "Retirer…", step, about=step.what)
                if step.code == OWN
                else None,
            ),
        )
        for step in steps
    ]
    empty = "Tout est fait." if prepared else "Pas encore préparée."
    return Card("À faire", lines, empty=empty, icon="clipboard-document-list")


def _who(step: EntryStep) -> str:
    named = f" ({step.given_to.short_name})" if step.given_to else ""
    return step.get_by_display() + named


def _done(request: ActorRequest, steps: list[EntryStep]) -> Card | None:
    """What is done, set aside, or told by another page: nobody ticks it twice."""
    lines = [
        Line(
            step.what,
            _how(step),
            is_done=True,
            verbs=verbs(
                verb(request, "settling.reopen_entry_step", "Reprendre…", step, about=step.what)
                if step.done_on or step.set_aside
                else None
            ),
        )
        for step in steps
    ]
    return Card("Fait", lines, icon="check") if lines else None


def _how(step: EntryStep) -> str:
    if step.set_aside:
        return f"Sans objet : {step.set_aside}"
    if step.done_on:
        said = f"Fait le {day_in_words(step.done_on)}"
        return f"{said}. {capitalised(step.words)}" if step.words else said
    return SEEN.get(step.code, "")


SEEN = {
    "keys": "Le contrat est activé : les clés sont remises.",
    "inventory": "L’état des lieux est signé.",
    "insurance": "L’attestation est reçue, sur le contrat.",
    "benefit_asked": "L’organisme la paie, d’après ses bordereaux.",
    "benefit_open": "L’organisme la paie, d’après ses bordereaux.",
    "paying": "Un mandat de prélèvement, ou un premier paiement, le dit.",
}

ENTRY.verb(
    actions.prepare_entry,
    at="preparer/",
    title=lambda row: f"Préparer l’installation {of_name(row.household.name)}",
    submit="Préparer cette installation",
    said="Installation préparée : chaque étape a son jour.",
    lead="Les étapes habituelles de ce régime, comptées depuis le jour de l’entrée.",
)
ENTRY.verb(
    actions.add_entry_step,
    forms.AddEntryStep,
    at="etape/",
    title=lambda row: f"Ajouter une étape, {row.household.name}",
    submit="Ajouter cette étape",
    said="Étape ajoutée.",
    initial=lambda row, seen: {"by": EntryStep.By.SOCIAL, "due_on": seen.today},
    to=lambda made: _page(made.occupancy_id),
)
STEP.verb(
    actions.finish_entry_step,
    forms.FinishEntryStep,
    at="faite/",
    title=lambda row: row.what,
    submit="Noter que c’est fait",
    said="C’est noté.",
    initial=lambda row, seen: {"on": seen.today},
)
STEP.verb(
    actions.give_entry_step,
    forms.GiveEntryStep,
    at="confier/",
    title=lambda row: f"Qui s’en occupe : {row.what}",
    submit="Confier cette étape",
    said="Étape confiée.",
    initial=lambda row, seen: {
        "by": row.by,
        "given_to": row.given_to_id,
        "due_on": row.due_on,
    },
)
STEP.verb(
    actions.set_entry_step_aside,
    forms.SetEntryStepAside,
    at="sans-objet/",
    title=lambda row: f"Sans objet : {row.what}",
    submit="Noter que c’est sans objet",
    said="Étape sans objet.",
)
STEP.verb(
    actions.reopen_entry_step,
    at="reprendre/",
    title=lambda row: f"Reprendre : {row.what}",
    submit="Reprendre cette étape",
    said="L’étape est de nouveau à faire.",
)
STEP.verb(
    actions.remove_entry_step,
    at="retirer/",
    title=lambda row: f"Retirer : {row.what}",
    submit="Retirer cette étape",
    said="Étape retirée.",
    to=lambda made: _page(made.pk),
    danger=True,
)
