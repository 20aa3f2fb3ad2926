"""The papers of a household, on its page."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, verb, verbs
from palier.base.ui.having import Rows
from palier.base.ui.lists import Chip
from palier.registers.papers.models import Paper
from palier.registers.people.models import Household

SOON = timedelta(days=30)


@shell.panel(
    on="people.household", order=70, sight="people.households", has=[Rows(Paper, "household")]
)
def papers_of(row: Household, actor: Actor, today: date) -> shell.Part | None:
    """What it brought, and what no longer holds."""
    rows = Paper.objects.visible_to(actor).filter(household=row).select_related("person")
    lines = [
        Line(
            capitalised(each.get_kind_display()),
            _told(each),
            icon="document-check",
            chip=_state(each, today),
            is_done=not each.holds_on(today),
            verbs=verbs(
                verb(actor, "papers.correct_paper", "Corriger…", each, about=str(each)),
                verb(actor, "papers.remove_paper", "Retirer…", each, about=str(each)),
            ),
        )
        for each in rows.order_by("kind", "-received_on", "-pk")
    ]
    if not lines:
        return None
    may = verb(actor, "papers.receive_paper", "Noter une pièce…", row, "plus")
    card = Card("Pièces", lines, verbs=verbs(may), icon="paper-clip")
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.answers("people.verbs")
def one_more_paper(row: Household, actor: Actor) -> list[dict[str, Any]]:
    """The way to note the first one."""
    if row.closed_on or not actor.may("papers.receive_paper"):
        return []
    url = reverse("papers:receive_paper", args=[row.pk])
    return [{"label": "Noter une pièce", "url": url, "icon": "paper-clip", "main": False}]


def _told(row: Paper) -> str:
    whose = f"de {row.person.first_name}" if row.person else ""
    came = f"reçue le {day_in_words(row.received_on)}"
    return capitalised(", ".join(filter(None, [whose, came, row.words])))


def _state(row: Paper, today: date) -> Chip | None:
    if row.valid_until is None:
        return None
    last = day_in_words(row.valid_until - timedelta(days=1), short=True)
    if row.valid_until <= today:
        return Chip(f"ne vaut plus depuis le {last}", "")
    return Chip(f"jusqu’au {last}", "wait" if row.valid_until <= today + SOON else "")
