"""What strangers send is opened in a process apart, which may die without anyone noticing.

A *dish* is a function of a module without tables: bytes in, plain values out (texts, numbers, days,
amounts, lists, the dataclasses named in `into`). The child knows no secret and no database; it has
limits of memory, time and output. What comes back is JSON: nothing of it is executed here.
"""

import base64
import importlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from palier.base.kit.refusals import Refused

log = logging.getLogger(__name__)

T = TypeVar("T")
NOTHING_KEPT = "Rien n’a été gardé."
AT_ONCE, PATIENCE = 2, 60
"""Files read at the same time by one process of the server; seconds one waits for one's turn."""
NO_MEMORY, TOO_MUCH, BROKEN = 3, 4, 5
"""How a child ends that ran out of memory, wrote too much, or met what nobody foresaw."""
_turns = threading.BoundedSemaphore(AT_ONCE)
_our_own = ContextVar("our own food", default=False)


@contextmanager
def our_own() -> Iterator[None]:
    """What is read within was written by this very process (the demo plays its bank): no stranger
    made it, and a child for each of its files would cost more than all the rest of the reading."""
    token = _our_own.set(True)
    try:
        yield
    finally:
        _our_own.reset(token)


@dataclass(frozen=True)
class Limits:
    """What a child may take: mebibytes of memory and of answer, seconds."""

    memory: int = 1024
    seconds: int = 30
    answer: int = 96


def cook(
    dish: Callable[..., T],
    content: bytes,
    *arguments: Any,
    into: Sequence[type] = (),
    limits: Limits = Limits(),
    nothing: str = NOTHING_KEPT,
) -> T:
    """What `dish(content, *arguments)` gives, computed in a child. `arguments`: plain values.

    Refused, with what `dish` refuses, or naming the limit that was met: the end of the sentence is
    `nothing`, which says that nothing has changed.
    """
    if _our_own.get():
        return dish(content, *arguments)
    if not _turns.acquire(timeout=PATIENCE):
        raise Refused(f"Trop de fichiers se lisent en ce moment. {nothing} Réessayez bientôt.")
    try:
        ended, told = _in_a_child(dish, content, arguments, limits)
    finally:
        _turns.release()
    if ended == "time":
        raise Refused(
            f"Ce fichier demande plus de {limits.seconds} secondes à lire. {nothing} "
            "Coupez-le en plusieurs, ou enregistrez-le plus simplement."
        )
    if ended == "memory":
        raise Refused(
            "Ce fichier se déplie en bien plus que ce qu’il montre (une case perdue très loin, une "
            f"image géante) et n’a pas été ouvert. {nothing} Enregistrez-le plus simplement."
        )
    if ended == "answer":
        raise Refused(
            f"Ce fichier contient plus de {limits.answer} Mo de contenu une fois ouvert. {nothing} "
            "Coupez-le en plusieurs."
        )
    if ended == "broken":
        raise Refused(
            f"Ce fichier est abîmé, ou fait pour l’être, et n’a pas pu être lu. {nothing} "
            "Ouvrez-le dans votre logiciel et enregistrez-le à nouveau."
        )
    if "refused" in told:
        raise Refused(told["refused"])
    given: T = _filled(told["given"], {each.__name__: each for each in into})
    return given


def _in_a_child(
    dish: Callable[..., Any], content: bytes, arguments: Sequence[Any], limits: Limits
) -> tuple[str, dict[str, Any]]:
    asked = {
        "dish": f"{dish.__module__}:{dish.__qualname__}",
        "arguments": [_plain(each) for each in arguments],
        "limits": [limits.memory, limits.seconds, limits.answer],
    }
    command = [sys.executable, "-I", *(["-B"] if sys.dont_write_bytecode else [])]
    command += ["-m", "palier.base.kit.kitchen"]
    with (
        tempfile.TemporaryFile() as sent,
        tempfile.TemporaryFile() as answer,
        tempfile.TemporaryFile() as said,
        tempfile.TemporaryDirectory(prefix="palier-") as bench,
    ):
        sent.write(json.dumps(asked).encode() + b"\n" + content)
        sent.seek(0)
        child = subprocess.Popen(  # noqa: S603 -- our own interpreter, our own module
            command,
            stdin=sent,
            stdout=answer,
            stderr=said,
            cwd=bench,
            env={"PATH": os.defpath, "LANG": "C.UTF-8", "TMPDIR": bench},
        )
        try:
            code = child.wait(limits.seconds)
        except subprocess.TimeoutExpired:
            return "time", {}
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
        if code == 0:
            answer.seek(0)
            told: dict[str, Any] = json.loads(answer.read())
            return "", told
        said.seek(0)
        why = said.read(4000).decode("utf-8", "replace")
        log.warning("%s ended with %s: %s", asked["dish"], code, why)
    if code == TOO_MUCH:
        return "answer", {}
    if code == -signal.SIGXCPU:
        return "time", {}
    # A reader written in another language aborts when it is refused memory.
    return ("broken" if code == BROKEN else "memory"), {}


def _b64(content: bytes) -> str:
    return base64.b64encode(content).decode()


# What JSON does not know: its mark, how it is written, how it is read. A moment is a day too: first.
MARKS: tuple[tuple[type, str, Callable[[Any], str], Callable[[str], Any]], ...] = (
    (datetime, "$moment", datetime.isoformat, datetime.fromisoformat),
    (date, "$day", date.isoformat, date.fromisoformat),
    (Decimal, "$amount", str, Decimal),
    (bytes, "$bytes", _b64, base64.b64decode),
)


def _plain(value: Any) -> Any:
    """As JSON, with what JSON does not know marked."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    for kind, mark, write, _ in MARKS:
        if isinstance(value, kind):
            return {mark: write(value)}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {"$pairs": [[_plain(key), _plain(each)] for key, each in value.items()]}
    own = [_plain(getattr(value, each.name)) for each in fields(value)]
    return {"$of": type(value).__name__, "told": own}


def _filled(told: Any, into: dict[str, type]) -> Any:
    """What `_plain` wrote, as values again; only the classes named in `into` are made."""
    if isinstance(told, list):
        return [_filled(each, into) for each in told]
    if not isinstance(told, dict):
        return told
    for _, mark, _, read in MARKS:
        if mark in told:
            return read(told[mark])
    if "$of" in told:
        return into[told["$of"]](*[_filled(each, into) for each in told["told"]])
    return {_filled(key, into): _filled(each, into) for key, each in told["$pairs"]}


def _bind(memory: int, seconds: int, answer: int) -> None:
    """Take the limits upon oneself, before the first byte is read."""
    try:
        import resource
    except ImportError:  # pragma: no cover -- Windows: time alone is limited there
        return
    mega = 1024 * 1024
    for what, most in (
        (resource.RLIMIT_AS, memory * mega),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, answer * mega),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # Out of time is told by a signal of its own, a moment before the last one.
        more = (
            least + 2 if what == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY else least
        )
        resource.setrlimit(what, (least, more))
    os.nice(5)


def _serve() -> int:
    """The child: bind oneself, read, cook, answer."""
    asked = json.loads(sys.stdin.buffer.readline())
    _bind(*asked["limits"])
    module, _, name = asked["dish"].partition(":")
    try:
        dish = getattr(importlib.import_module(module), name)
        given = dish(sys.stdin.buffer.read(), *[_filled(each, {}) for each in asked["arguments"]])
        told = {"given": _plain(given)}
    except Refused as refused:
        named = hasattr(refused, "error_dict")
        told = {"refused": refused.message_dict if named else refused.messages}
    except MemoryError:
        return NO_MEMORY
    try:
        sys.stdout.write(json.dumps(told, ensure_ascii=False))
        sys.stdout.flush()
    except OSError:
        return TOO_MUCH
    except MemoryError:
        return NO_MEMORY
    return 0


if __name__ == "__main__":
    import traceback

    try:
        ended = _serve()
    except BaseException:
        traceback.print_exc()
        ended = BROKEN
    os._exit(ended)
