"""Where things stand, said together; what the household knows how to do."""

from collections import defaultdict
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, Table, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.registers.people.models import Household
from palier.registers.people.reads import tabs_of
from palier.work.casework import actions, forms
from palier.work.casework.families import FAMILIES, ITEMS, SKILLS
from palier.work.casework.finding import HOUSEHOLD
from palier.work.casework.finding import crumbs as _crumbs
from palier.work.casework.models import NeedsAnswer
from palier.work.casework.reads import latest_skills

TONES = {"fine": "ok", "watch": "info", "hard": "wait", "urgent": "bad"}


@needs_sight("casework.file")
def household_needs(request: ActorRequest, pk: int) -> HttpResponse:
    """Where things stand family by family, as a change from one day to the next; and skills."""
    row = HOUSEHOLD.find(request, pk)
    answers = (
        NeedsAnswer.objects.visible_to(request.actor)
        .filter(assessment__household=row)
        .select_related("assessment__author")
        .order_by("assessment__on", "assessment__pk", "pk")
    )
    found = list(answers)
    return show_cards(
        request,
        title=f"Besoins et savoir-faire, {row.name}",
        lead="Ce qui va, ce qui est difficile, sur quoi s’appuyer ; dit ensemble, jamais noté.",
        crumbs=_crumbs(row),
        here="Besoins et savoir-faire",
        tabs=tabs_of(row, request.actor),
        audience="Lu par l’équipe sociale. La santé, par celles et ceux dont c’est la mission."
        if request.actor.sees("casework.health")
        else "La santé n’est pas montrée à ce poste",
        verbs=[
            verb(
                request, "casework.assess_needs", "Faire le point", pk, "pencil-square", main=True
            )
        ],
        cards=[*_needs_cards(found), _skills_card(request, row)],
    )


def _needs_cards(answers: list[NeedsAnswer]) -> list[Card]:
    if not answers:
        return [
            Card(
                "Pas encore de point de situation",
                empty="On commence par un seul sujet ; le reste vient quand la personne veut.",
            )
        ]
    days = list(dict.fromkeys(a.assessment.on for a in answers))[-4:]
    said: dict[str, dict[date, NeedsAnswer]] = defaultdict(dict)
    for answer in answers:
        said[answer.item][answer.assessment.on] = answer
    cards = []
    for family in FAMILIES:
        items = [code for code, _ in family.items if code in said]
        if not items:
            continue
        rows = [
            (capitalised(ITEMS[code]), *(_level(said[code].get(day)) for day in days))
            for code in items
        ]
        table = Table(["Sujet", *(day_in_words(day, short=True) for day in days)], rows)
        words = _words([a for code in items for a in said[code].values()])
        cards.append(Card(family.label, words, table=table))
    return cards


def _level(answer: NeedsAnswer | None) -> Chip | str:
    if answer is None or not answer.level:
        return ""
    return Chip(answer.get_level_display(), TONES[answer.level])  # type: ignore[arg-type]


def _words(answers: list[NeedsAnswer]) -> list[Line]:
    lines = []
    for answer in sorted(answers, key=lambda a: (a.assessment.on, a.pk), reverse=True):
        on = day_in_words(answer.assessment.on)
        if answer.strengths:
            lines.append(Line(answer.strengths, f"Sur quoi s’appuyer, le {on}", icon="heart"))
        if answer.difficulties:
            lines.append(
                Line(answer.difficulties, f"Ce qui est difficile, le {on}", icon="hand-raised")
            )
    return lines


def _skills_card(request: ActorRequest, row: Household) -> Card:
    icons = {"knows": "check-circle", "with_help": "users", "to_see": "hand-raised"}
    latest = latest_skills(row, request.actor)
    return Card(
        "Ce que le ménage sait faire chez lui",
        [
            Line(
                capitalised(SKILLS[code]),
                f"{capitalised(each.get_said_display())}, dit le {day_in_words(each.on)}"
                + (f" : « {each.words} »" if each.words else ""),
                icon=icons[each.said],
            )
            for code, each in latest.items()
            if code in SKILLS
        ],
        empty="Rien encore dit. Lire un avis, relever un compteur, s’entendre avec ses voisins…",
        verbs=verbs(verb(request, "casework.say_skill", "Noter un savoir-faire", row, "plus")),
        note="dit ensemble, jamais une note",
        side=True,
    )


@HOUSEHOLD.asks("besoins/point/")
def assess_needs(request: ActorRequest, row: Household) -> HttpResponse:
    form = forms.AssessNeeds(request, initial={"on": request.today})
    return ask(
        request,
        form,
        actions.assess_needs,
        row,
        title=f"Faire le point, {row.name}",
        submit="Garder ce point",
        said="Point de situation gardé.",
        back=reverse("casework:household_needs", args=[row.pk]),
        crumbs=_crumbs(row),
        lead="Rien n’est obligatoire. Ouvrez les sujets dont la personne parle.",
        template="casework/assess_needs.html",
        families=form.groups(),
    )


@HOUSEHOLD.asks("savoir-faire/")
def say_skill(request: ActorRequest, row: Household) -> HttpResponse:
    return ask(
        request,
        forms.SaySkill(request, initial={"on": request.today}),
        actions.say_skill,
        row,
        title=f"Un savoir-faire, {row.name}",
        submit="Garder ce savoir-faire",
        said="Savoir-faire gardé.",
        back=reverse("casework:household_needs", args=[row.pk]),
        crumbs=_crumbs(row),
    )
