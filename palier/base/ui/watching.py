"""Words that ask for care when many can read them (CNIL: factual, relevant, not excessive).

A field that many will read is a `WatchedArea`: while one types, a line says what the words seem to
touch. It keeps nothing and forbids nothing.
"""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

ALERTS = {
    "santé": (
        r"cancer|vih|sida|dépress\w*|schizo\w*|bipolaire|psychiatr\w*|toxico\w*|alcool\w*"
        r"|addict\w*|handicap\w*|maladie|hospitalis\w*|traitement médical|grossesse|enceinte"
    ),
    "religion ou opinions": r"musulman\w*|catholique|juif|juive|évangélique|religion|syndiqué\w*",
    "infractions": r"prison|condamn\w*|garde à vue|casier judiciaire|délinquan\w*|incarcér\w*",
    "origine": r"roms?|gitan\w*|manouche\w*|ethni\w*|race",
}
PATTERNS = {
    topic: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for topic, words in ALERTS.items()
}


def delicate_topics(text: str) -> list[str]:
    """The delicate topics that `text` seems to touch, in French words."""
    return [topic for topic, pattern in PATTERNS.items() if pattern.search(text)]


SECRET = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
LONGEST = 20_000
"""So much of a text is looked at while it is typed (signs)."""


def replace_secrets(text: str, by: Callable[[re.Match[str]], str]) -> str:
    """The text with each sentence between `[[` and `]]` replaced.

    What opens after the last `]]` closes nowhere: it is not looked for, so that a text made of
    `[[` alone costs no more than another.
    """
    end = text.rfind("]]") + 2 if "]]" in text else 0
    return SECRET.sub(by, text[:end]) + text[end:]


def watched(text: str) -> list[str]:
    """What is said of a text while it is typed: sentences made secret are not for all to read."""
    return delicate_topics(replace_secrets(text[:LONGEST], lambda found: ""))


class WatchedArea(forms.Textarea):
    """A few sentences that many will read."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        area = super().render(name, value, attrs, renderer)
        secrets = "data-secrets" in self.attrs
        line = render_to_string("ui/parts/watched.html", {"name": name, "secrets": secrets})
        return mark_safe(area + line)  # noqa: S308 -- both were drawn by templates
