"""The components of the interface, and the filters that write amounts and dates."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from heroicons import IconDoesNotExist
from heroicons.templatetags.heroicons import heroicon_outline

from palier.base.kit import money, typography
from palier.base.tenancy.actors import Actor
from palier.base.ui import shell
from palier.base.ui.cards import Verb
from palier.base.ui.known import UNKNOWN, Masked
from palier.base.ui.lists import Chip

register = template.Library()

_BRAND = (
    '<svg class="icon" aria-hidden="true" viewBox="0 0 24 24"><path d="M2.5 20.5h19M5 20.5v-15h5v15'
    'M14 20.5V5l5.5-1.5v17M7.8 13.2h.01M16.2 13.2h.01"/></svg>'
)
TONE_ICONS = {
    "ok": "check",
    "wait": "clock",
    "bad": "exclamation-circle",
    "info": "information-circle",
}


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """An icon, drawn in the page, silent to screen readers."""
    if name == "palier":
        return mark_safe(_BRAND)  # noqa: S308 -- our own drawing
    try:
        return mark_safe(  # noqa: S308 -- from the heroicons package
            heroicon_outline(name, size=None, **{"class": "icon"}).replace("\n", "")
        )
    except IconDoesNotExist as unknown:
        raise template.TemplateSyntaxError(f"no icon is called {name!r}") from unknown


@register.simple_tag
def chip(text: str, tone: str = "", icon_name: str = "") -> SafeString:
    """A word, with a tone and the icon that goes with it; never colour alone."""
    name = icon_name or TONE_ICONS.get(tone, "")
    drawn = icon(name) if name else ""
    attribute = format_html(' data-tone="{}"', tone) if tone else ""
    return format_html('<span class="chip"{}>{}{}</span>', attribute, drawn, typo(text))


@register.simple_block_tag
def panel(
    content: str, title: str = "", tone: str = "", count: Any = None, **more: Any
) -> SafeString:
    """A card with its title; `link`/`label` put a quiet link in its head, `body=False` none around."""
    context = {"title": title, "tone": tone, "content": content, "count": count, **more}
    context.setdefault("body", True)
    for name in ("link", "label", "note", "id"):
        context.setdefault(name, "")
    context["id"] = context["id"] or f"p{abs(hash(title)) % 10**8}"
    return render_to_string("ui/parts/panel.html", context)


@register.simple_block_tag
def nothing(content: str, title: str, icon_name: str = "inbox", level: int = 2) -> SafeString:
    """An empty place: what it is, what to do first."""
    return format_html(
        '<div class="empty">{}<h{}>{}</h{}>{}</div>',
        icon(icon_name),
        level,
        typo(title),
        level,
        mark_safe(content),  # noqa: S308 -- already rendered by the template
    )


@register.simple_block_tag
def note_box(content: str, title: str, tone: str = "info") -> SafeString:
    """A note in the page: what happened, what was kept, what to do."""
    return format_html(
        '<div class="note" data-tone="{}">{}<div><strong>{}</strong>{}</div></div>',
        tone,
        icon(TONE_ICONS[tone]),
        typo(title),
        mark_safe(content),  # noqa: S308 -- already rendered by the template
    )


def _when_needed(bound: BoundField) -> str:
    needed: dict[str, str] = getattr(bound.form, "needed", {})
    return needed.get(bound.name, "facultatif")


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """A field with its label above, its help, its error, and the ARIA that ties them."""
    kind = getattr(bound.field.widget, "input_type", "")
    tiles = bool(bound.field.widget.attrs.get("data-tiles"))
    described = []
    if bound.help_text:
        described.append(f"{bound.auto_id}_help")
    if bound.errors:
        described.append(f"{bound.auto_id}_error")
    attributes: dict[str, str | bool] = {}
    if kind not in {"radio", "checkbox"} and not tiles:
        attributes["class"] = "input"
    if described:
        attributes["aria-describedby"] = " ".join(described)
    if bound.errors:
        attributes["aria-invalid"] = "true"
    context = {
        "field": bound,
        "kind": "tiles" if tiles else kind,
        "optional": "" if bound.field.required else _when_needed(bound),
        "affix": bound.field.widget.attrs.get("data-affix", ""),
        "control": "" if tiles else bound.as_widget(attrs=attributes),
        "is_hidden": bound.is_hidden,
        "options": list(bound.subwidgets) if tiles else [],
        "described": " ".join(described),
    }
    return render_to_string("ui/parts/field.html", context)


@register.simple_tag
def part(piece: shell.Part, request: Any) -> SafeString:
    """A piece of page that a room lent."""
    return render_to_string(piece.template, {**piece.context, "request": request}, request=request)


@register.simple_tag
def cell(shown: Any) -> SafeString:
    """What a cell of a list shows, by the kind of its column."""
    value, kind = shown.value, shown.column.kind
    if value is None or value == "":
        return mark_safe("")
    if kind == "chip":
        return _chip_cell(value)
    text = _written(value, kind)
    if shown.url:
        return format_html('<a href="{}">{}</a>', shown.url, text)
    return text  # type: ignore[return-value]


def _chip_cell(value: Any) -> SafeString:
    plain = not value.tone
    drawn = (
        format_html(
            '<span class="chip plain muted">{}{}</span>',
            icon(value.icon) if value.icon else "",
            typo(value.text),
        )
        if plain
        else chip(value.text, value.tone, value.icon)
    )
    why = format_html('<small class="sub">{}</small>', typo(value.why)) if value.why else ""
    return format_html("{}{}", drawn, why)


def _written(value: Any, kind: str) -> SafeString | str:
    if kind == "money" and isinstance(value, Decimal):
        return format_html("<data>{}</data>", typography.amount_in_digits(value))
    if isinstance(value, datetime):
        return jour_heure(value)
    if isinstance(value, date):
        return jour_court(value)
    return typo(value)


UNKNOWN_CELL = format_html(
    '<span class="muted"><span aria-hidden="true" title="{}">—</span>'
    '<span class="visually-hidden">{}</span></span>',
    UNKNOWN,
    UNKNOWN,
)
"""Not a zero, not a blank: it is not known, and this is said aloud too."""


@register.filter
def shown(value: Any) -> SafeString | str:
    """A value as a card writes it: link, chip, verb, amount, day, words, or that it is not known."""
    if isinstance(value, Chip):
        return _chip_cell(value)  # with its tone, and why
    if isinstance(value, Verb):
        return render_to_string("ui/parts/verb.html", {"verb": value, "small": True})
    if isinstance(value, tuple):
        text, url = value
        return format_html('<a href="{}">{}</a>', url, shown(text))
    if isinstance(value, Decimal):
        return format_html("<data>{}</data>", money.euros(value))
    if isinstance(value, Masked):
        return format_html('<span class="muted">{} {}</span>', icon("lock-closed"), typo(value))
    return UNKNOWN_CELL if value is None else _written(value, "text")


@register.filter
def typo(text: Any) -> str:
    """French typography."""
    if isinstance(text, SafeString):
        return text
    return conditional_escape(typography.typeset(str(text)))


@register.filter
def euros(amount: Decimal | None) -> str:
    return "" if amount is None else money.euros(Decimal(amount))


@register.filter
def en_moins(amount: Decimal | None) -> str:
    """`− 12,00 €`, or `+ 12,00 €` for what is given back; nothing for None."""
    return "" if amount is None else money.less(Decimal(amount))


@register.filter
def montant(amount: Decimal | None) -> str:
    return "" if amount is None else typography.amount_in_digits(Decimal(amount))


@register.filter
def iban(text: str) -> str:
    """`FR76 3000 6000 01…`."""
    return typography.in_fours(text)


@register.filter
def jour(day: date | None) -> SafeString | str:
    """`12 mars 2026`, as a <time>."""
    return _time(day, typography.day_in_words(day)) if day else ""


@register.filter
def ordinal(words: str) -> SafeString:
    """Words in which `1er` is written as it is read; safe to show."""
    return mark_safe(re.sub(r"\b1er\b", "1<sup>er</sup>", conditional_escape(words)))  # noqa: S308


@register.filter
def jour_court(day: date | None) -> SafeString | str:
    return _time(day, typography.day_in_words(day, short=True)) if day else ""


@register.filter
def jour_bref(day: date | None) -> str:
    """`22 nov. 2026`, words only."""
    return typography.day_in_words(day, short=True) if day else ""


@register.filter
def jour_mots(day: date | None) -> str:
    """`Lundi 23 novembre 2026`, words only."""
    return typography.day_in_words(day, weekday=True).capitalize() if day else ""


@register.filter
def jour_heure(moment: datetime | None) -> SafeString | str:
    from django.utils import timezone

    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}">{} à {}</time>',
        local.isoformat(timespec="minutes"),
        typography.day_in_words(local.date(), short=True),
        typography.time_in_words(local),
    )


@register.filter
def heure(moment: datetime | None) -> str:
    from django.utils import timezone

    return typography.time_in_words(timezone.localtime(moment)) if moment else ""


@register.filter
def heure_de(hour: time | None) -> str:
    """`9 h 30`, `9 h`, of an hour of no day."""
    if hour is None:
        return ""
    return typography.time_in_words(hour) if hour.minute else f"{hour.hour}{typography.NBSP}h"


@register.filter
def heures(minutes: int) -> str:
    """`12 h 05` of minutes."""
    return typography.hours_in_words(minutes)


@register.filter
def mois(day: date | None) -> str:
    """`décembre 2026`."""
    return typography.month_in_words(day) if day else ""


def _time(day: date, words: str) -> SafeString:
    shown = conditional_escape(words).replace("1er", "1<sup>er</sup>", 1)
    return format_html('<time datetime="{}">{}</time>', day.isoformat()[:10], mark_safe(shown))  # noqa: S308


@register.filter
def compte(number: int, words: str) -> str:
    """`{{ 12|compte:"avis,avis" }}`: a count with its word."""
    one, _, many = words.partition(",")
    return typography.plural(number, one, many or None)


@register.filter
def may(actor: Actor | None, action: str) -> bool:
    return actor is not None and actor.may(action)


@register.filter
def sees(actor: Actor | None, sight: str) -> bool:
    return actor is not None and actor.sees(sight)


@register.simple_tag
def chip_tone(due_on: date, today: date, grouped: bool | str) -> str:
    """The tone of a date: in a group of one's day late hurts and today waits; elsewhere it nears."""
    if not grouped:
        return shell.tone_of(due_on, today)
    return "bad" if due_on < today else "wait" if due_on == today else ""


@register.filter
def tone(due_on: date | None, today: date) -> str:
    return shell.tone_of(due_on, today)


@register.simple_tag
def path_columns(steps: Sequence[shell.Step], today: date) -> list[dict[str, Any]]:
    """The line of a path: each step with its first column and how many it takes."""
    from palier.base.ui.path import drawn

    return drawn(steps, today)


@register.filter
def first_word(text: str) -> str:
    return text.split(" ", 1)[0]
