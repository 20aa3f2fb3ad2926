"""What the register of addresses lends: an entry of the menu, to-dos, the person, the household."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, Sum
from django.urls import reverse

from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line
from palier.base.ui.having import Rows
from palier.base.ui.lists import Chip
from palier.base.ui.picking import pickable
from palier.law.domiciliation import answer_due_on
from palier.registers.people.models import Household, Person
from palier.work.domiciliation.lists import WAITING, state_of
from palier.work.domiciliation.models import Domiciliation, DomiciliationState

pickable(
    Domiciliation,
    search=("person__sort_name",),
    called=lambda row: f"{row.person}, n° {row.number}",
    fetch=("person",),
)
ASKED, GRANTED = DomiciliationState.ASKED, DomiciliationState.GRANTED
declare_sights(
    {"domiciliation.register": "les domiciliations : qui reçoit son courrier chez nous"}
)
shell.menu(
    shell.MenuEntry(
        "domiciliation.register",
        "Domiciliations",
        "domiciliation:register",
        "envelope",
        "domiciliation.register",
        short="Courrier",
    )
)


@shell.panel(on="people.person", order=20, sight="domiciliation.register")
def address_of(row: Person, actor: Actor, today: date) -> shell.Part | None:
    """Whether someone has their address with us, and the mail that waits."""
    rows = Domiciliation.objects.visible_to(actor).filter(person=row)
    found = rows.annotate(waiting=Sum("post__count", filter=WAITING)).order_by("-pk")[:3]
    lines = [_line(each, today) for each in found]
    card = Card("Domiciliation", lines, icon="envelope")
    return shell.Part("ui/parts/card.html", {"card": card}) if lines else None


def _line(row: Any, today: date, *, of: bool = False) -> Line:
    waits = f"{plural(row.waiting, 'pli')} à remettre" if row.waiting else "aucun courrier"
    url = reverse("domiciliation:domiciliation", args=[row.pk])
    title = str(row.person) if of else str(row).capitalize()
    return Line(title, waits, url, "envelope", chip=state_of(row, today))


@shell.answers("people.facts")
def mail_that_waits(row: Household, actor: Actor, today: date) -> list[Chip]:
    """Mail to hand over to whoever comes by."""
    if not actor.sees("domiciliation.register"):
        return []
    if not shell.holds("people.household", row, ADDRESSES):
        return []
    rows = Domiciliation.objects.visible_to(actor).filter(household=row, state=GRANTED)
    waiting = rows.aggregate(n=Sum("post__count", filter=WAITING))["n"]
    return [Chip(f"{plural(waiting, 'pli')} à remettre", "info", "envelope")] if waiting else []


ADDRESSES = Rows(Domiciliation, "household")


@shell.panel(on="people.household", order=38, sight="domiciliation.register", has=[ADDRESSES])
def addresses_here(row: Household, actor: Actor, today: date) -> shell.Part | None:
    """Who of the household has, had or asks for an address with us."""
    rows = Domiciliation.objects.visible_to(actor).filter(household=row)
    found = rows.select_related("person").annotate(waiting=Sum("post__count", filter=WAITING))
    lines = [_line(each, today, of=True) for each in found.order_by("-pk")[:4]]
    card = Card("Domiciliation", lines, icon="envelope")
    return shell.Part("ui/parts/card.html", {"card": card}) if lines else None


@shell.timeline_source(on="people.household", sight="domiciliation.register", has=[ADDRESSES])
def given_and_ended(row: Household, actor: Actor, before: date, most: int) -> list[shell.Moment]:
    """Asked for, answered, ended."""
    found = []
    rows = Domiciliation.objects.visible_to(actor).filter(household=row).select_related("person")
    for each in rows.order_by("pk"):
        url = reverse("domiciliation:domiciliation", args=[each.pk])
        told = (
            (each.asked_on, "Domiciliation demandée"),
            (
                each.answered_on,
                f"Domiciliation {'refusée' if each.state == 'refused' else 'accordée'}",
            ),
            (each.ended_on, f"Domiciliation terminée : {each.get_end_reason_display()}"),
        )
        found += [
            shell.Moment(on, each.pk, title, url, str(each.person), "envelope", "", "social")
            for on, title in told
            if on is not None and on <= before
        ]
    return sorted(found, key=lambda moment: (moment.on, moment.pk), reverse=True)[:most]


@shell.answers("people.verbs")
def verbs_of_household(row: Household, actor: Actor) -> list[dict[str, Any]]:
    if not actor.may("domiciliation.ask_domiciliation"):
        return []
    url = reverse("domiciliation:ask_domiciliation", args=[row.pk])
    return [{"label": "Demander une domiciliation", "url": url, "icon": "envelope", "main": False}]


@shell.answers("people.documents")
def attestations(row: Household, actor: Actor, today: date) -> list[dict[str, str]]:
    if not actor.sees("domiciliation.register"):
        return []
    rows = Domiciliation.objects.visible_to(actor).filter(
        household=row, state=GRANTED, ends_on__gt=today
    )
    return [
        {
            "label": f"Attestation de domiciliation, {each.person}",
            "url": reverse("domiciliation:attestation_pdf", args=[each.pk]),
        }
        for each in rows.select_related("person").order_by("pk")
    ]


@shell.answers("people.obstacles_to_closing")
def an_address_with_us(row: Household, on: date) -> list[str]:
    """A file does not close while its mail comes to us."""
    if Domiciliation.objects.filter(household=row, state__in=(ASKED, GRANTED)).exists():
        return ["Une domiciliation est en cours ou demandée : terminez-la d’abord."]
    return []


@shell.todo_source(
    on="ui.day",
    sight="domiciliation.register",
    has=[Rows(Domiciliation, only=(("state__in", (ASKED, GRANTED)),))],
)
def what_is_due(row: None, actor: Actor, today: date) -> list[shell.Todo]:
    """Requests to answer, years that end, silences: for those who decide."""
    if not actor.may("domiciliation.grant_domiciliation"):
        return []
    soon = today + timedelta(days=30)
    rows = Domiciliation.objects.visible_to(actor).filter(
        Q(state=ASKED) | Q(state=GRANTED, ends_on__lte=soon) | Q(state=GRANTED, heard_on__lt=today)
    )
    found = []
    for each in rows.select_related("person").order_by("ends_on", "pk"):
        told = _due(each, today, soon)
        if told:
            url = reverse("domiciliation:domiciliation", args=[each.pk])
            found.append(shell.Todo(f"{each.person} : {told[0]}", url, told[1], told[2]))
    return found


def _due(row: Domiciliation, today: date, soon: date) -> tuple[str, str, date] | None:
    if row.state == ASKED:
        said = f"demandée le {day_in_words(row.asked_on)}"
        return "répondre à la demande de domiciliation", said, answer_due_on(row.asked_on)
    if row.ends_on and row.ends_on <= soon:
        last = row.ends_on - timedelta(days=1)
        return "domiciliation à renouveler", f"valable jusqu’au {day_in_words(last)}", last
    if row.heard_on and row.holds_in_silence_until and row.is_silent(today):
        since = f"sans nouvelles depuis le {day_in_words(row.heard_on)}"
        return "prendre des nouvelles", since, row.holds_in_silence_until
    return None
