"""The door while the demo is still being played: one waits, then one reads, then one writes.

The command that plays writes how far it is in a small file, and takes it away at the end. Until the
first acts are there, every page says so and asks again by itself; afterwards pages open, each act
being whole or not there at all, under a banner that says how far it is. Nothing is written before
the end: the play would meet what somebody changed under its feet.
"""

import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

WHERE = "PALIER_PLAYING"
OPENS_AFTER = 6
"""Acts after which the door opens: the team, the homes, the first households, where they stood."""
LOOKED_AT = 0.5
"""Seconds between two looks at the file."""
SAFE = {"GET", "HEAD", "OPTIONS"}
COMING_IN = ("/entrer/", "/sortir/", "/associations/")


@dataclass(frozen=True)
class Progress:
    """How far the play is: acts done, of how many, the last one by its name."""

    done: int
    total: int
    words: str

    @property
    def is_open(self) -> bool:
        return self.done >= OPENS_AFTER

    def write(self, path: Path) -> None:
        """Say it to the server, whole or not at all."""
        aside = path.with_suffix(".new")
        aside.write_text(json.dumps(asdict(self)))
        aside.replace(path)


class Playing:
    """Keeps who comes in from writing, and says why, until the play is over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        where = os.environ.get(WHERE)
        if not where:
            raise MiddlewareNotUsed
        self.get_response, self.path = get_response, Path(where)
        self.progress: Progress | None = Progress(0, 0, "")
        self.looked = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        progress = self._look()
        if progress is None:
            return self.get_response(request)
        if not progress.is_open:
            return _told("playing.html", progress)
        if request.method not in SAFE and not request.path.startswith(COMING_IN):
            return _told("playing_no.html", progress)
        request.playing = progress  # type: ignore[attr-defined]
        return self.get_response(request)

    def _look(self) -> Progress | None:
        """How far it is; None for good once it is over."""
        now = time.monotonic()
        if self.progress is not None and now - self.looked > LOOKED_AT:
            self.looked = now
            try:
                self.progress = Progress(**json.loads(self.path.read_text()))
            except FileNotFoundError:
                self.progress = None
        return self.progress


def _told(template: str, progress: Progress) -> HttpResponse:
    page = render_to_string(template, {"progress": progress})
    # The page that waits asks again by itself; the one that refuses a form stays to be read.
    again = {} if progress.is_open else {"Refresh": "2"}
    headers = {"Retry-After": "2", "Cache-Control": "no-store", **again}
    answer = HttpResponse(page, status=503, headers=headers)
    answer._has_been_logged = True  # type: ignore[attr-defined] # it was foreseen
    return answer
