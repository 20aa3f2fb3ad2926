"""Words that ask for care when many can read them (CNIL: factual, relevant, not excessive).

A field that many will read is a `WatchedArea`: while one types, a line says what the words seem to
touch. It keeps nothing and forbids nothing.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

ALERTS = {
    # what it touches, with its article: words without accents, as they are looked for
    "de santé": (
        r"cancer|vih|sida|seropositi\w*|depress\w*|suicid\w*|schizo\w*|bipolaire|psychiatr\w*|"
        r"psychologue|psychose|toxico\w*|alcool\w*|ivre|addict\w*|drogu\w*|methadone|subutex|"
        r"sevrage|handicap\w*|malade|maladie|hospitalis\w*|medicaments?|ordonnances? medicales?|"
        r"traitement medical|sous traitement|diabet\w*|epilep\w*|dialyse|hepatite|tuberculose|"
        r"grossesse|enceinte|ivg|fausse couche|antidepresseurs?|anxiolytiques?|neuroleptiques?|"
        r"somniferes?|desintoxication|cure de \w+|boi(?:t|vait|re) (?:beaucoup|trop)|cirrhose|"
        r"burn.?out|angoisses?|hallucinations?|infarctus|avc|asthm\w*|chimio\w*|operee?|scarifi\w*"
    ),
    "de religion ou d’opinions": (
        r"musulman\w*|islam\w*|catholique|chretien\w*|protestant\w*|juif|juive|evangelique|"
        r"temoins? de jehovah|religion|religieu\w*|mosquee|synagogue|(?:va|alle\w*|prie\w*) a l.eglise|"
        r"messe|ramadan|hallal|halal|casher|imam|voilee|porte le voile|priere|syndique\w*|"
        r"syndicaliste|militant\w*"
    ),
    "d’infractions": (
        r"prison|condamn\w*|garde a vue|casier judiciaire|delinquan\w*|incarcer\w*|detenue?s?|"
        r"detention|bracelet electronique|probation|sursis|trafic|dealer|deale"
    ),
    "d’origine": r"roms?|gitan\w*|manouche\w*|tzigane\w*|ethni\w*|race|racial\w*",
    "de vie intime": (
        r"homosexuel\w*|lesbienne|bisexuel\w*|transgenre|transsexuel\w*|prostitu\w*|sexuel\w*|viol"
    ),
}
PATTERNS = {
    topic: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for topic, words in ALERTS.items()
}


def _bare(text: str) -> str:
    """Without accents: `mosquee` and `mosquée` are one word."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(each for each in parts if not unicodedata.combining(each))


def delicate_topics(text: str) -> list[str]:
    """The delicate topics that `text` seems to touch, in French words: `de santé`, `d’origine`."""
    bare = _bare(text)
    return [topic for topic, pattern in PATTERNS.items() if pattern.search(bare)]


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


def _with_a_line(drawn: SafeString, name: str, *, tag: str, secrets: bool) -> SafeString:
    told = {"name": name, "tag": tag, "secrets": secrets}
    line = render_to_string("ui/parts/watched.html", told)
    return mark_safe(drawn + line)  # noqa: S308 -- both were drawn by templates


class WatchedArea(forms.Textarea):
    """A few sentences that many will read."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        area = super().render(name, value, attrs, renderer)
        secrets = "data-secrets" in self.attrs
        return _with_a_line(area, name, tag="textarea", secrets=secrets)


class WatchedLine(forms.TextInput):
    """A line that many will read."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        line = super().render(name, value, attrs, renderer)
        return _with_a_line(line, name, tag="input", secrets=False)


def _is_ticked(form: forms.Form, name: str) -> bool:
    """Whether a box that the form has is ticked: what it does not have is not heard."""
    field = form.fields.get(name)
    if field is None:
        return False
    return bool(field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name)))


CARE = "Je garde ces mots : ils sont nécessaires"


def to_be_kept_knowingly(form: forms.Form) -> str:
    """What a posted form's watched words touch, said in a sentence; "" for nothing.

    What its action asks itself (a note, with its secrets) is not asked twice.
    """
    if any(_is_ticked(form, name) for name in ("is_secret", "is_reserved")):
        return ""
    topics: dict[str, None] = {}
    for name, field in form.fields.items():
        widget = field.widget
        if isinstance(widget, WatchedArea | WatchedLine) and "data-secrets" not in widget.attrs:
            typed = str(form.data.get(form.add_prefix(name), ""))
            initial = str(form.get_initial_for_field(field, name) or "")
            if typed != initial:
                topics |= dict.fromkeys(watched(typed))
    if not topics:
        return ""
    return (
        f"Ces mots semblent parler {', '.join(topics)}, et tous ceux qui ouvrent cette page les "
        "liront. Dites-le autrement, ou dites que ces mots sont nécessaires."
    )
