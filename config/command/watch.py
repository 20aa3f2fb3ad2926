"""Watching over what serves: server, worker and database; whatever dies is started again."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from config import cluster
from config.command.pulse import Pulse
from config.places import data_dir

GRACE = 8.0
LONGEST_WAIT = 30.0
"""Seconds before the next try, when something dies as soon as it is started."""
STEADY = 60.0
"""Seconds after which what was started again is held to be well."""
LOOKED_AT = 1.0
"""Seconds between two looks at a database that nobody started here."""
KEPT = 500
Process = subprocess.Popen[bytes]


class Part:
    """One process that serving needs, and how it is started; where one may ask it, its pulse."""

    def __init__(
        self, words: str, begin: Callable[[], Process], pulse: Pulse | None = None
    ) -> None:
        self.words, self.begin, self.pulse = words, begin, pulse
        self.process: Process | None = None
        self.started = 0.0
        self.not_before = 0.0
        self.wait = 0.5

    def start(self) -> None:
        self.process, self.started = self.begin(), time.monotonic()
        if self.pulse:
            self.pulse.forget()

    def code(self) -> int | None:
        """How it ended; None while it runs."""
        return self.process.poll() if self.process else 0

    def stop(self) -> None:
        """Ask it to end, then insist."""
        process = self.process
        if process is None or process.poll() is not None:
            return
        for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
            try:
                os.killpg(process.pid, sign)
                process.wait(GRACE / 2)
            except ProcessLookupError:
                return
            except subprocess.TimeoutExpired:
                continue
            return


class Watch:
    """Looks at each part; the database comes first, for the others need it."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        self.dead: set[str] = set()
        for part in parts:
            if part.process is None:
                part.start()

    def look(self) -> None:
        """Start again what died, each time a little later when it dies at once."""
        now = time.monotonic()
        if not self._database_stands():
            return
        for part in self.parts:
            code = part.code()
            if code is None and part.pulse and part.pulse.is_mute:
                _tell(f"{part.words} ne répond plus ; il est arrêté et repart.", part.words, None)
                part.stop()
                part.start()
                continue
            if code is None:
                if now - part.started > STEADY:
                    part.wait = 0.5
                continue
            if part.words not in self.dead:
                self.dead.add(part.words)
                part.not_before = now + part.wait
                part.wait = min(part.wait * 2, LONGEST_WAIT)
                _tell(f"{part.words} s’est arrêté (code {code}) ; il repart.", part.words, code)
            elif now >= part.not_before:
                part.start()
                self.dead.discard(part.words)

    def _database_stands(self) -> bool:
        """Whether the embedded database runs; when it died, it is started again first."""
        try:
            if cluster.revive():
                _tell("la base de données s’est arrêtée ; elle est repartie.", "la base", None)
        except cluster.NoDatabase as failure:
            if "la base" not in self.dead:
                self.dead.add("la base")
                _tell(f"la base de données ne repart pas : {failure}", "la base", None)
            time.sleep(LOOKED_AT)
            return False
        self.dead.discard("la base")
        return True

    def stop(self) -> None:
        """Stop them all, the last started first."""
        for part in reversed(self.parts):
            part.stop()


def _journal() -> Path:
    return data_dir() / "restarts.jsonl"


def _tell(words: str, what: str, code: int | None) -> None:
    """On the console, and where `palier doctor` reads it."""
    print(f"Palier : {words}", file=sys.stderr, flush=True)
    told = {"at": datetime.now().astimezone().isoformat(), "what": what, "code": code}
    kept = [*read_restarts()[-KEPT:], told]
    try:
        _journal().write_text("".join(json.dumps(each) + "\n" for each in kept), "utf-8")
    except OSError:  # a full disk does not stop what watches
        return


def read_restarts() -> list[dict[str, Any]]:
    """What died and was started again, the oldest first: `at`, `what`, `code`."""
    try:
        lines = _journal().read_text("utf-8").splitlines()
    except OSError:
        return []
    return [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]


def restarts_since(days: int) -> list[dict[str, Any]]:
    """Those of the last days."""
    since = datetime.now().astimezone() - timedelta(days=days)
    return [each for each in read_restarts() if datetime.fromisoformat(each["at"]) >= since]
