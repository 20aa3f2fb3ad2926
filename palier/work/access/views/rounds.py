"""Outreach rounds: who was met, what was said, what next."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.registers.people.models import Household
from palier.work.access import actions, forms, lists
from palier.work.access.models import Encounter, OutreachRound


def choose_for_round(request: ActorRequest, pk: int) -> HttpResponse:
    return ui_lists.show(
        request, lists.choose_for("access:note_encounter", pk, "Qui avez-vous rencontré ?")
    )


def rounds(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.ROUNDS)


@needs_sight("access.requests")
def note_round(request: ActorRequest) -> HttpResponse:
    initial = {"on": request.today, "worker": request.actor.user_id}
    return ask(
        request,
        forms.NoteRound(request, initial=initial),
        actions.note_round,
        request.actor.organisation,
        title="Noter une tournée",
        submit="Noter cette tournée",
        said="Tournée notée. Notez maintenant qui vous avez rencontré.",
        to=lambda made: reverse("access:round_page", args=[made.pk]),
        back=reverse("access:rounds"),
        crumbs=[("Tournées", reverse("access:rounds"))],
    )


OUTREACH_ROUND = Subject(
    OutreachRound,
    "tournees/<int:pk>/",
    fetch=("worker", "body"),
    page="access:round_page",
)


def _met(request: ActorRequest, row: OutreachRound) -> list[Line]:
    """Each person met, and the way to take back what was noted by mistake."""
    met = row.encounters.select_related("household").order_by("pk")
    return [
        Line(
            each.name or "Sans nom",
            "\n".join(
                filter(None, [each.said, f"Ensuite : {each.next_step}" if each.next_step else ""])
            ),
            reverse("people:household", args=[each.household_id]) if each.household_id else "",
            verbs=verbs(
                verb(
                    request,
                    "access.remove_encounter",
                    "Erreur…",
                    reverse("access:remove_encounter", args=[each.pk]),
                    about=each.name or "sans nom",
                )
            ),
            chip=Chip(f"avant le {day_in_words(each.next_on, short=True)}", "wait")
            if each.next_on
            else None,
        )
        for each in met
    ]


@OUTREACH_ROUND.shown
def round_page(request: ActorRequest, row: OutreachRound) -> HttpResponse:
    """A round: who was met, what was said, what next."""
    lines = _met(request, row)
    return show_cards(
        request,
        title=f"Tournée : {row.place}",
        lead=f"{day_in_words(row.on, weekday=True).capitalize()} · {row.worker.short_name}",
        crumbs=[("Tournées", reverse("access:rounds"))],
        verbs=verbs(
            verb(request, "access.remove_round", "Retirer…", row, "trash") if not lines else None,
            verb(
                request,
                "access.note_encounter",
                "Noter une rencontre",
                row,
                "plus",
                main=True,
            ),
        ),
        cards=[
            Card("Qui a été rencontré", lines, empty="Personne encore.", icon="user"),
            Card("Compte rendu", text=row.summary, empty="Rien de noté.", side=True),
        ],
    )


@OUTREACH_ROUND.asks("rencontre/")
def note_encounter(request: ActorRequest, row: OutreachRound) -> HttpResponse:
    chosen = request.GET.get("menage", "")
    household = None
    if chosen.isdecimal():
        rows = Household.objects.visible_to(request.actor)
        household = get_object_or_404(rows, pk=chosen)
    return ask(
        request,
        forms.NoteEncounter(request, initial={"name": household.name if household else ""}),
        actions.note_encounter,
        row,
        known={"household": household},
        template="access/register.html",
        choose=reverse("access:choose_for_round", args=[row.pk]),
        title=f"Une rencontre, {row.place}",
        submit="Noter cette rencontre",
        said="Rencontre notée.",
        back=reverse("access:round_page", args=[row.pk]),
        crumbs=[("Tournées", reverse("access:rounds"))],
    )


OUTREACH_ROUND.verb(
    actions.remove_round,
    at="retirer/",
    title=lambda row: f"Retirer la tournée : {row.place}",
    submit="Retirer cette tournée",
    said="Tournée retirée.",
    lead="Pour une tournée qui n’a pas eu lieu.",
    to=lambda _: reverse("access:rounds"),
    danger=True,
)


ENCOUNTER = Subject(
    Encounter,
    "tournees/rencontres/<int:pk>/",
    fetch=("round",),
    page=lambda row: reverse("access:round_page", args=[row.round_id]),
    under=lambda row: [("Tournées", reverse("access:rounds"))],
)


ENCOUNTER.verb(
    actions.remove_encounter,
    at="retirer/",
    title=lambda row: f"Retirer la rencontre : {row}",
    submit="Retirer cette rencontre",
    said="Rencontre retirée.",
    lead="Pour ce qui a été noté par erreur, ou que la personne demande d’oublier.",
    to=lambda row: reverse("access:round_page", args=[row.pk]),
    danger=True,
)
