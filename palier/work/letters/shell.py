"""Letters, on a household’s page and in the menu."""

from datetime import date
from typing import Any

from django.urls import reverse

from palier.base.kit.typography import day_in_words
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.roles import declare_sights
from palier.base.ui import shell
from palier.base.ui.cards import Card, Line, Verb, verb, verbs
from palier.base.ui.having import Rows
from palier.registers.people.models import Household
from palier.work.letters.models import WrittenLetter
from palier.work.letters.views import letters_for

declare_sights({"letters.letters": "les lettres écrites aux ménages, et leurs modèles"})
shell.menu(
    shell.MenuEntry(
        "letters.templates",
        "Modèles de lettres",
        "letters:templates",
        "document-text",
        "letters.letters",
    )
)
SHOWN = 6


@shell.panel(
    on="people.household",
    order=75,
    sight="letters.letters",
    has=[Rows(WrittenLetter, "household")],
)
def letters_to(row: Household, actor: Actor, today: date) -> shell.Part | None:
    """The last ones, each to be opened in Word."""
    rows = letters_for(actor).filter(household=row).select_related("template", "by")
    lines = [
        Line(
            each.template.title,
            f"Le {day_in_words(each.on)}, par {each.by.short_name}",
            icon="document-text",
            verbs=verbs(
                Verb(
                    "Ouvrir en Word",
                    reverse("letters:letter_word", args=[each.pk]),
                    about=each.template.title,
                ),
                verb(actor, "letters.remove_letter", "Retirer…", each, about=each.template.title),
            ),
        )
        for each in rows.defer("template__content").order_by("-on", "-pk")[:SHOWN]
    ]
    if not lines:
        return None
    card = Card("Lettres", lines, icon="document-text")
    return shell.Part("ui/parts/card.html", {"card": card})


@shell.answers("people.verbs")
def one_more_letter(row: Household, actor: Actor) -> list[dict[str, Any]]:
    if row.closed_on or not actor.may("letters.write_letter"):
        return []
    url = reverse("letters:write_letter", args=[row.pk])
    return [{"label": "Écrire une lettre", "url": url, "icon": "document-text", "main": False}]
