"""The bodies we work with: their list, the page of one, corrected, closed, reunited."""

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import Actor, ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import done, form_page
from palier.base.ui.subjects import Subject
from palier.registers.people import actions, body_lists, forms
from palier.registers.people.models import Body, BodyMerge

BODIES = ("Structures", "/structures/")


@needs_sight("people.bodies")
def bodies(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, body_lists.BODIES)


@needs_sight("people.bodies")
def add_body(request: ActorRequest) -> HttpResponse:
    form = forms.AddBody(request)
    if form.carry_out(actions.add_body, request.actor.organisation):
        page = reverse("people:body", args=[form.result.pk])
        return done(request, f"Structure ajoutée : {form.result}.", page)
    return form_page(
        request,
        form,
        title="Ajouter une structure",
        submit="Ajouter cette structure",
        back=BODIES[1],
        crumbs=[BODIES],
    )


def _readable(actor: Actor) -> QuerySet[Body]:
    rows = Body.objects.visible_to(actor)
    return rows if actor.sees("people.bodies") else rows.none()


BODY = Subject(
    Body,
    "structures/<int:pk>/",
    rows=_readable,
    page="people:body",
    name=lambda row: row.name,
    under=(BODIES,),
)


@BODY.shown
def body(request: ActorRequest, row: Body) -> HttpResponseBase:
    """A body we work with, and what the rooms above know of it."""
    if row.merged_into_id:
        return redirect("people:body", row.merged_into_id)
    closed = f"fermée le {day_in_words(row.closed_on)}" if row.closed_on else ""
    return show_cards(
        request,
        title=row.name,
        lead=capitalised(", ".join(Body.Kind(kind).label for kind in row.kinds)),
        crumbs=[BODIES],
        chips=[Chip(closed, "", "", row.closed_why)] if closed else [],
        verbs=[
            verb(request, "people.correct_body", "Corriger…", row, "pencil"),
            None
            if row.closed_on
            else verb(request, "people.merge_bodies", "Réunir à une autre…", row, "users"),
            verb(request, "people.reopen_body", "Rouvrir…", row)
            if row.closed_on
            else verb(request, "people.close_body", "Fermer…", row),
        ],
        panels=shell.panels("people.body", row, request.actor, request.today),
        cards=[_reached(row), _merges(request, row)],
    )


def _reached(row: Body) -> Card:
    pairs = [
        ("Ce qu’elle fait", row.words),
        ("Adresse", row.address),
        ("Commune", row.town),
        ("Téléphone", row.phone),
        ("Courriel", row.email),
        ("Site internet", row.website),
    ]
    return Card(
        "Coordonnées",
        pairs=[pair for pair in pairs if pair[1]],
        empty="Ni téléphone ni courriel.",
        icon="building-library",
    )


def _merges(request: ActorRequest, row: Body) -> Card | None:
    """The files that became this one, each with its way back."""
    found = row.merges.filter(undone_at=None).select_related("merged").order_by("-pk")
    lines = [
        Line(
            merge.merged.name,
            f"Réunie le {day_in_words(merge.merged_at.date())}",
            verbs=verbs(
                verb(
                    request,
                    "people.undo_body_merge",
                    "Défaire…",
                    merge,
                    about=merge.merged.name,
                )
            ),
        )
        for merge in found
    ]
    return Card("Fiches réunies à celle-ci", lines, side=True, icon="users") if lines else None


BODY.verb(
    actions.correct_body,
    forms.AddBody,
    at="corriger/",
    title=lambda row: f"Corriger {row.name}",
    submit="Enregistrer ces corrections",
    said="Structure corrigée.",
    initial=lambda row, seen: {
        name: getattr(row, name) for name in ("name", "kinds", *actions.FILLED_OF_BODY)
    },
)
BODY.verb(
    actions.close_body,
    forms.CloseBody,
    at="fermer/",
    title=lambda row: f"Fermer {row.name}",
    submit="Fermer cette structure",
    said="Structure fermée : elle n’est plus proposée.",
    lead="Elle n’existe plus, ou nous ne travaillons plus ensemble. Tout ce qui a été fait avec "
    "elle reste.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)
BODY.verb(
    actions.reopen_body,
    at="rouvrir/",
    title=lambda row: f"Rouvrir {row.name}",
    submit="Rouvrir cette structure",
    said="Structure rouverte.",
)
BODY.verb(
    actions.merge_bodies,
    forms.MergeBodies,
    at="reunir/",
    title=lambda row: f"Réunir une autre fiche à {row.name}",
    submit="Réunir en une seule fiche",
    said="Une seule fiche désormais.",
    lead="La fiche choisie est la même structure : tout ce qui lui est attaché passe à celle-ci. "
    "Rien n’est effacé, la réunion se défait exactement.",
    to=lambda merge: reverse("people:body", args=[merge.kept_id]),
    fix=lambda merge: reverse("people:undo_body_merge", args=[merge.pk]),
)
BODY_MERGE = Subject(
    BodyMerge,
    "structures/reunions/<int:pk>/",
    fetch=("kept", "merged"),
    page=lambda row: reverse("people:body", args=[row.kept_id]),
    under=lambda row: [BODIES, (row.kept.name, reverse("people:body", args=[row.kept_id]))],
)
BODY_MERGE.verb(
    actions.undo_body_merge,
    at="defaire/",
    title=lambda row: f"Défaire la réunion de {row.kept.name} et {row.merged.name}",
    submit="Défaire la réunion",
    said="Deux fiches de nouveau.",
    lead="Chaque chose déplacée retourne où elle était. Ce qui a été écrit depuis reste à la "
    "fiche gardée.",
    to=lambda merge: reverse("people:body", args=[merge.merged_id]),
)
