"""What rooms lend of how time was spent: acts that were noted anyway, each with whose it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["face", "phone", "partner", "file", "meeting", "training", "reporting", "travel"]
KINDS: dict[Kind, str] = {
    "face": "avec les personnes",
    "phone": "au téléphone avec elles",
    "partner": "avec un partenaire",
    "file": "écrits et démarches",
    "meeting": "réunions",
    "training": "formation",
    "reporting": "rendre compte aux financeurs",
    "travel": "trajets",
}
FRONT: Sequence[Kind] = ("face", "phone")
"""With people; all the rest is behind, and the way there is told apart."""


@dataclass(frozen=True)
class Act:
    """Something that somebody did on a day: a note, a visit, a meeting.

    `minutes` as noted; without, what such an act usually takes (`usual`, a figure of the
    association). `title` names nobody.
    """

    key: str
    user_id: int
    on: date
    kind: Kind
    title: str
    minutes: int | None = None
    usual: str = ""
    programme_id: int | None = None


@dataclass(frozen=True)
class Asked:
    """Whose acts, between two days, both counted; of everyone when nobody is named."""

    organisation_id: int
    first: date
    last: date
    user_id: int | None = None

    def whose(self, path: str) -> dict[str, int]:
        """The filter of a queryset whose `path` leads to who did it."""
        return {} if self.user_id is None else {path: self.user_id}
