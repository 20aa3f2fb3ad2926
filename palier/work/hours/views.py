"""One's own week, mended in one gesture; the team's months."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words, hours_in_words, month_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Table, Verb, show_cards
from palier.base.ui.fields import EARLIEST, LATEST
from palier.base.ui.known import if_known
from palier.base.ui.pages import ask, asked_day, done
from palier.base.ui.spent import KINDS, Asked
from palier.base.ui.subjects import Subject
from palier.law.dates import Month
from palier.work.hours import actions, forms
from palier.work.hours.models import Spent
from palier.work.hours.reads import EVERYONE, TeamTime, Told, team_times, time_of

WEEK = timedelta(days=7)
MINE = ("Mon temps", "/temps/")
OWN = "hours.spent:"


def _monday(request: ActorRequest) -> date:
    day = asked_day(request, "semaine")
    if not EARLIEST < day < LATEST:
        day = request.today
    return day - timedelta(days=day.weekday())


@needs_sight("hours.own")
def mine(request: ActorRequest) -> HttpResponse:
    """Every act of one's week with its minutes; those that differ are typed, all saved at once."""
    monday = _monday(request)
    last = min(monday + WEEK - timedelta(days=1), request.today)
    organisation = request.actor.organisation
    asked = Asked(organisation.pk, monday, last, request.actor.user_id)
    acts = time_of(asked, organisation)
    form = forms.MendTimes(request)
    form.offer([act for act in acts if not act.key.startswith(OWN)])
    here = f"{reverse('hours:mine')}?semaine={monday}"
    if form.carry_out(
        actions.mend_times, organisation, user=request.user, first=monday, last=last
    ):
        return done(request, "Temps corrigés.", here)
    days: dict[date, list[dict[str, Any]]] = {}
    for act in acts:
        own = act.key.removeprefix(OWN) if act.key.startswith(OWN) else ""
        name = f"{forms.MINUTES}{act.key}"
        days.setdefault(act.on, []).append(
            {
                "act": act,
                "title": act.title or capitalised(KINDS[act.kind]),
                "kind": KINDS[act.kind],
                "own": own,
                "field": form[name] if name in form.fields else None,
            }
        )
    context = {
        "title": "Mon temps",
        "form": form,
        "monday": monday,
        "days": [
            (day, rows, sum(row["act"].minutes or 0 for row in rows)) for day, rows in days.items()
        ],
        "whole": sum(act.minutes or 0 for act in acts),
        "before": f"?semaine={monday - WEEK}",
        "after": f"?semaine={monday + WEEK}" if monday + WEEK <= request.today else "",
    }
    return render(request, "hours/mine.html", context, status=422 if form.errors else 200)


@needs_sight("hours.own")
def add_time(request: ActorRequest) -> HttpResponse:
    return ask(
        request,
        forms.AddTime(request, initial={"on": request.today, "kind": "travel"}),
        actions.add_time,
        request.actor.organisation,
        known={"user": request.user},
        title="Ajouter un temps",
        submit="Ajouter ce temps",
        said="Temps ajouté.",
        to=lambda made: f"{MINE[1]}?semaine={made.on}",
        back=MINE[1],
        crumbs=[MINE],
        lead="Ce qu’aucun acte ne dit : un trajet, une formation, un tableau pour un financeur.",
    )


SPENT = Subject(Spent, "<int:pk>/", under=[MINE])
SPENT.verb(
    actions.remove_time,
    at="retirer/",
    title="Retirer un temps",
    submit="Retirer ce temps",
    said="Temps retiré.",
    to=lambda made: MINE[1],
    danger=True,
)


@needs_sight("hours.team")
def team(request: ActorRequest) -> HttpResponse:
    """The month asked for (`?au=`), else the last one that is over; then the twelve before."""
    usual = Month.of(request.today).first - timedelta(days=1)
    month = Month.of(asked_day(request, usual=usual))
    months = [month]
    while len(months) < 12:
        months.append(months[-1].before)
    told = list(zip(months, team_times(request.actor, months), strict=True))
    return show_cards(
        request,
        title="Le temps de l’équipe",
        lead=f"{capitalised(month_in_words(month.first))}. D’une équipe ou d’un financeur, jamais "
        "d’une personne.",
        verbs=[
            Verb("Mois d’avant", f"?au={month.before.first}"),
            Verb("Mon temps", MINE[1], "clock"),
        ],
        cards=[
            _table("Par équipe", "Équipe", told[0][1].teams),
            _table("Par financeur", "Financeur", told[0][1].funders),
            _over_months(told),
            Card("Comment c’est compté", text=COUNTED, side=True),
        ],
    )


COUNTED = (
    "Chaque note, passage, permanence, atelier, tournée, réunion et bilan noté compte de lui-même, au "
    "temps écrit ou au temps habituel (un réglage). Chacun corrige le sien. La part est celle du temps "
    "avec les personnes et derrière ; les trajets sont à part. Une équipe ou un financeur de moins de "
    "trois personnes n’est pas dit, ni un total qui le laisserait trouver."
)
HEADS = ["Avec les personnes", "Derrière", "Trajets", "Part avec elles", "Rendre compte"]


def _cells(told: Told) -> list[str | None]:
    of = told.sum
    return [
        hours_in_words(of.front),
        hours_in_words(of.back),
        hours_in_words(of.travel),
        if_known(of.front_share, _percent),
        if_known(of.reporting_share, _percent),
    ]


def _percent(share: int) -> str:
    return f"{share} %"


def _table(title: str, head: str, told: Sequence[Told]) -> Card:
    rows = [[each.label, *_cells(each)] for each in told]
    return Card(
        title,
        table=Table([head, *HEADS], rows, numbers=range(1, 6)) if rows else None,
        empty="Rien qui puisse être dit : il faut trois personnes au moins.",
        icon="clock",
    )


def _whose(month: Month, told: Told) -> str:
    """The month, and of which team where the whole one may not be told."""
    named = "" if told.label == EVERYONE else f" ({told.label})"
    return capitalised(month_in_words(month.first)) + named


def _over_months(months: Sequence[tuple[Month, TeamTime]]) -> Card:
    rows = [
        [_whose(month, told.everyone), *_cells(told.everyone)]
        for month, told in months
        if told.everyone
    ]
    return Card(
        "Les douze mois",
        table=Table(["Mois", *HEADS], rows, numbers=range(1, 6)) if rows else None,
        empty="Pas encore de quoi le dire.",
        note=f"arrêté au {day_in_words(months[0][0].last)}",
        icon="clock",
    )
