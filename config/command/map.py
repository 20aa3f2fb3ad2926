"""`palier map`: the house on one page, its traffic and its roles, drawn from the code itself."""

import argparse
import inspect
import os
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FLOORS = ["doors", "work", "registers", "base"]
FLOOR_WORDS = {
    "doors": "how others come in, how figures go out",
    "work": "what the association does",
    "registers": "whom and what we know",
    "base": "knows nothing of housing",
    "law": "what the law says, dated, with its article: pure Python",
}
DRAWN = "Drawn by `just map`; do not edit by hand.\n"


def house_map(options: argparse.Namespace) -> int:
    """Write the map, or say that it is stale."""
    stale = [name for name, text in draw().items() if _read(name) != text]
    if options.check:
        for name in stale:
            print(f"docs/{name} n’est pas à jour : lancez « just map ».")
        return 1 if stale else 0
    for name, text in draw().items():
        (DOCS / name).write_text(text, encoding="utf-8")
    print(f"{', '.join(draw())} : à jour.")
    return 0


def _read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8") if (DOCS / name).exists() else ""


def draw() -> dict[str, str]:
    """Each file of the map, as Markdown: the house, its traffic, its roles."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    import_module("config.urls")
    pages: dict[str, list[Callable[[], str]]] = {
        "MAP.md": [_picture, _rooms],
        "TRAFFIC.md": [_traffic, _events, _questions, _lent],
        "ROLES.md": [_roles],
    }
    return {
        name: "\n".join(part() for part in parts).rstrip() + "\n" for name, parts in pages.items()
    }


def _layers(floor: str) -> list[list[str]]:
    """The lines of rooms of a floor, the top one first, as the import contracts hold them."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for contract in tomllib.loads(text)["tool"]["importlinter"]["contracts"]:
        if contract.get("containers") == [f"palier.{floor}"]:
            return [line.split(" | ") for line in contract["layers"]]
    return []


def _picture() -> str:
    lines = ["# The house, on one page", "", DRAWN, "```"]
    for floor in [*FLOORS, "law"]:
        label = floor
        for row in _layers(floor) or [[]]:
            words = FLOOR_WORDS[floor] if label else ""
            lines.append(f"{label:<11} {' · '.join(row):<62} {words}".rstrip())
            label = ""
    lines += [
        "```",
        "",
        "You may call down, never up; rooms on one line do not know each other. To be heard",
        "upstairs, you announce, and the room above reacts in the same transaction. A page asks by",
        "name for what rooms above lend it: [who announces, asks and lends](TRAFFIC.md). What",
        "everyone may do: [roles](ROLES.md). What the words mean: [notions](notions/README.md),",
        "[glossary](GLOSSARY.md). Why it is so: [decisions](decisions/README.md).",
        "",
    ]
    return "\n".join(lines)


def _sentence(module: str) -> str:
    return (inspect.getdoc(import_module(module)) or "").split("\n")[0]


def _rooms() -> str:
    lines = ["| room | one sentence |", "|---|---|"]
    for floor in FLOORS:
        for folder in sorted((ROOT / "palier" / floor).iterdir()):
            if (folder / "__init__.py").exists():
                sentence = _sentence(f"palier.{floor}.{folder.name}")
                lines.append(f"| {floor}/`{folder.name}` | {sentence} |")
    return "\n".join([*lines, f"| `law` | {_sentence('palier.law')} |", ""])


def _traffic() -> str:
    return f"# Who announces, asks and lends\n\n{DRAWN}"


def _events() -> str:
    from palier.base.journal.events import REACTIONS

    lines = [
        "## Events and who reacts",
        "",
        "| announced | by | reaction | in |",
        "|---|---|---|---|",
    ]
    rows = [
        (
            event.__name__,
            event.__module__.split(".")[2],
            reaction.__name__,
            reaction.__module__.split(".")[2],
        )
        for event, reactions in REACTIONS.items()
        for reaction in reactions
    ]
    lines += [f"| `{a}` | {b} | `{c}` | {d} |" for a, b, c, d in sorted(rows)]
    return "\n".join(lines) + "\n"


def _questions() -> str:
    from palier.base.ui.shell import ANSWERS

    lines = [
        "## Questions asked from below, answered from above",
        "",
        "| question | answered by |",
        "|---|---|",
    ]
    for question, answers in sorted(ANSWERS.items()):
        rooms = ", ".join(f"{a.__module__.split('.')[2]} (`{a.__name__}`)" for a in answers)
        lines.append(f"| `{question}` | {rooms} |")
    return "\n".join(lines) + "\n"


def _lent() -> str:
    from palier.base.ui.shell import PANELS, PATHS, TIMELINES, TODOS

    lines = ["## What rooms lend to pages below", "", "| page | lent | by |", "|---|---|---|"]
    for on, panels in sorted(PANELS.items()):
        lines += [
            f"| `{on}` | panel `{p.draw.__name__}` | {p.draw.__module__.split('.')[2]} |"
            for p in panels
        ]
    for kind, registry in (("timeline", TIMELINES), ("path", PATHS), ("to-do", TODOS)):
        for on, sources in sorted(registry.items()):
            lines += [
                f"| `{on}` | {kind} `{s.__name__}` | {s.__module__.split('.')[2]} |"
                for s in (lent.source for lent in sources)
            ]
    return "\n".join(lines) + "\n"


def _roles() -> str:
    from palier.base.journal.action import catalogue
    from palier.base.tenancy.roles import ROLES

    lines = [
        "# Actions, and which roles hold them",
        "",
        DRAWN,
        "| action | label | roles |",
        "|---|---|---|",
    ]
    for name, entry in sorted(catalogue().items()):
        roles = ", ".join(role.code for role in ROLES.values() if name in role.actions)
        lines.append(f"| `{name}` | {entry.label} | {roles} |")
    return "\n".join(lines) + "\n"
