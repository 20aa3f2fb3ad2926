"""Whoever presses by mistake finds a way back: each act has one, or says why it has none."""

import tomllib
from importlib import import_module
from pathlib import Path

from palier.base.journal.action import CATALOGUE

TOLD = tomllib.loads(Path(__file__).with_name("ways_back.toml").read_text(encoding="utf-8"))
ITSELF = tuple(TOLD["itself"])


def _catalogue() -> set[str]:
    import_module("config.urls")
    return set(CATALOGUE)


def _told_by_its_name(name: str, known: set[str]) -> bool:
    """`note_right` has `correct_right` or `close_right`; `open_file` has `remove_files`."""
    room, _, verb = name.partition(".")
    about = verb.partition("_")[2].rstrip("s")
    return bool(about) and any(
        other.startswith(f"{room}.") and other.partition(".")[2].rstrip("s") == f"{way}{about}"
        for other in known
        for way in ITSELF
    )


def test_each_act_has_a_way_back_or_says_why_it_has_none():
    known = _catalogue()
    said = {*TOLD["back"], *TOLD["again"]["names"], *TOLD["stays"]}

    silent = {
        name
        for name in known - said
        if not name.partition(".")[2].startswith(ITSELF) and not _told_by_its_name(name, known)
    }

    assert silent == set()


def test_what_is_told_of_ways_back_exists():
    known = _catalogue()
    told = {*TOLD["back"], *TOLD["back"].values(), *TOLD["again"]["names"], *TOLD["stays"]}
    assert told - known == set()
    assert all(len(reason) > 20 for reason in TOLD["stays"].values())
    assert not set(TOLD["back"]) & {*TOLD["again"]["names"], *TOLD["stays"]}
