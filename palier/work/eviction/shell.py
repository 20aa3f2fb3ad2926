"""What prevention lends: procedures on households, deadlines in one's day and calendar."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils.timezone import make_aware

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Organisation
from palier.base.tenancy.roles import declare_sights
from palier.base.tenancy.walls import today_in
from palier.base.ui import shell
from palier.base.ui.calendar import CalendarEvent
from palier.base.ui.cards import Card, Line, Verb
from palier.base.ui.having import Rows
from palier.base.ui.lists import Chip
from palier.registers.people.models import Household
from palier.registers.people.reads import may_see_home
from palier.work.arrears.models import ArrearsCase
from palier.work.eviction import reads
from palier.work.eviction.dating import dues_of
from palier.work.eviction.models import Procedure, ProcedureStep, Recommendation

declare_sights(
    {
        "eviction.procedures": "les procédures d’expulsion : actes, dates, protocoles",
        "eviction.household": "les diagnostics sociaux et les permanences avec un avocat",
        "eviction.advice": "les avis de l’avocat du ménage",
        "eviction.commissions": "la CCAPEX locale : fiches, avis, suites",
    },
    secrets=("eviction.advice",),
)
shell.menu(
    shell.MenuEntry(
        "eviction.procedures",
        "Procédures, CCAPEX",
        "eviction:procedures",
        "building-library",
        "eviction.procedures",
        short="Procédures",
    )
)


RUNNING = Rows(Procedure, "household", only=(("ended_on", None),))


@shell.answers("people.verbs")
def verbs_of_household(row: Household, actor: Actor) -> list[dict[str, Any]]:
    """Follow a procedure, when none is running."""
    if not actor.may("eviction.open_procedure"):
        return []
    running = Procedure.objects.visible_to(actor).filter(household=row, ended_on=None)
    if shell.holds("people.household", row, RUNNING) and running.exists():
        return []
    url = reverse("eviction:open_procedure", args=[row.pk])
    return [
        {
            "label": "Suivre une procédure",
            "url": url,
            "icon": "scale",
            "main": False,
            "group": "Loger",
        }
    ]


def _card(row: Procedure, actor: Actor, today: date) -> shell.Part:
    dues = [due for due in dues_of([row], actor.organisation, today) if due.is_open]
    coming = reads.to_watch(dues, today)[:3]
    lines = [
        Line(
            due.deadline.label,
            f"{day_in_words(due.on)}, {due.deadline.source}",
            icon="clock",
            chip=Chip("dépassé", "bad")
            if due.is_late(today)
            else Chip(f"{day_in_words(due.on, short=True)}", shell.tone_of(due.on, today)),
        )
        for due in coming
    ]
    card = Card(
        "Procédure",
        lines,
        empty="Ouverte, sans échéance proche.",
        verbs=[
            Verb("Voir la procédure", reverse("eviction:procedure", args=[row.pk])),
            Verb("« Où j’en suis »", reverse("eviction:where", args=[row.household_id])),
        ],
        icon="scale",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(
    on="people.household",
    order=24,
    sight="eviction.procedures",
    has=[RUNNING],
)
def procedure_here(row: Household, actor: Actor, today: date) -> shell.Part | None:
    """The running procedure of a household, and its next days."""
    found = reads.running(actor).filter(household=row).order_by("-opened_on", "-pk").first()
    return _card(found, actor, today) if found else None


@shell.panel(on="arrears.case", order=20, sight="eviction.procedures")
def procedure_of_case(row: ArrearsCase, actor: Actor, today: date) -> shell.Part | None:
    """The same, beside its arrears; else the way to follow one."""
    household = row.account.household_id
    found = reads.running(actor).filter(household=household).order_by("-opened_on").first()
    if found is not None:
        return _card(found, actor, today)
    if not actor.may("eviction.open_procedure"):
        return None
    card = Card(
        "Procédure",
        empty="Aucune. La plupart des impayés se règlent avant.",
        verbs=[
            Verb("« Où j’en suis »", reverse("eviction:where", args=[household])),
            Verb("Suivre une procédure", reverse("eviction:open_procedure", args=[household])),
        ],
        icon="scale",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.panel(on="arrears.board", order=10, sight="eviction.procedures")
def how_they_end(row: Organisation, actor: Actor, today: date) -> shell.Part | None:
    """Procedures running, and homes kept in a year."""
    told = reads.endings(actor, today - timedelta(days=365), today)
    at = reverse("eviction:procedures")
    card = Card(
        "Procédures, en douze mois",
        pairs=[
            ("En cours", (str(reads.running(actor).count()), f"{at}?etat=cours")),
            ("Expulsions évitées", (str(reads.avoided(told)), f"{at}?etat=evitee")),
            ("Expulsions", (str(dict(told).get("evicted", 0)), f"{at}?etat=evicted")),
        ],
        icon="scale",
    )
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.timeline_source(
    on="people.household", sight="eviction.procedures", has=[Rows(Procedure, "household")]
)
def steps_of(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    """The steps of procedures."""
    rows = (
        ProcedureStep.objects.visible_to(actor)
        .filter(procedure__household=row, undone_on=None, on__lte=before)
        .order_by("-on", "-pk")[:most]
    )
    return [
        shell.Moment(
            step.on,
            step.pk,
            step.get_code_display(),
            reverse("eviction:procedure", args=[step.procedure_id]),
            icon="scale",
            group="social",
        )
        for step in rows
    ]


@shell.todo_source(
    on="ui.day", sight="eviction.procedures", has=[Rows(Procedure, only=(("ended_on", None),))]
)
def legal_days(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Legal days that are mine or nobody's: late until they are met, or said without object."""
    if not actor.may("eviction.note_procedure_step"):
        return []
    found = reads.to_watch(reads.dues(actor, today, whose="mine"), today)
    return [
        shell.Todo(
            f"{due.deadline.label} : {due.procedure.household.name}",
            reverse("eviction:procedure", args=[due.procedure.pk]),
            due.deadline.source,
            due.on,
        )
        for due in found
    ]


@shell.todo_source(on="ui.day", sight="eviction.commissions", has=[Rows(Recommendation)])
def recommendations_due(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """What the commission asked, until it is done."""
    if not actor.may("eviction.finish_recommendation"):
        return []
    rows = Recommendation.objects.visible_to(actor).filter(
        done_on=None, due_on__lte=today + timedelta(days=15)
    )
    return [
        shell.Todo(
            f"CCAPEX, {each.get_outcome_display()} : {each.case.name}",
            reverse("eviction:commission", args=[each.case.commission_id]),
            each.who,
            each.due_on,
        )
        for each in rows.select_related("case").order_by("due_on", "pk")
    ]


@shell.answers("exchange.events")
def legal_days_on_the_telephone(actor: Actor, since: datetime) -> list[CalendarEvent]:
    """Legal days of one's procedures: initials, never a name."""
    if not actor.sees("eviction.procedures"):
        return []
    today = today_in(actor.organisation)
    events = []
    for due in reads.dues(actor, today, whose="mine"):
        begins = make_aware(datetime.combine(due.on, time(9)))
        if begins < since:
            continue
        named = due.procedure.household.name.removeprefix("Ménage ").split()
        initials = "".join(f"{word[0]}." for word in named if word)
        events.append(
            CalendarEvent(
                f"deadline-{due.procedure.pk}-{due.deadline.code}",
                begins,
                begins + timedelta(minutes=15),
                f"{due.deadline.label} {initials}",
                words=due.deadline.source,
                all_day=True,
            )
        )
    return events


@shell.answers("people.documents")
def where_it_stands_to_print(row: Household, actor: Actor, today: date) -> list[dict[str, str]]:
    """« Où j’en suis », for a household that a procedure threatens."""
    if not actor.sees("eviction.procedures") or not may_see_home(row, actor):
        return []
    if not reads.running(actor).filter(household=row).exists():
        return []
    return [{"label": "« Où j’en suis »", "url": reverse("eviction:where_pdf", args=[row.pk])}]
