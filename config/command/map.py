"""`palier map`: docs/MAP.md, drawn from the code itself."""

import argparse
import inspect
import os
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "docs" / "MAP.md"
FLOORS = ["doors", "work", "registers", "base"]
HEAD = """# The house, on one page

Drawn by `just map`; do not edit by hand. Read `docs/decisions/` for the reasons.

You may call down, never up. To be heard upstairs, you announce. Rooms are listed by floor, the
top floor first; each line is the room's own sentence.
"""


def house_map(options: argparse.Namespace) -> int:
    """Write the map, or say that it is stale."""
    drawn = draw()
    if options.check:
        stale = not PLACE.exists() or PLACE.read_text(encoding="utf-8") != drawn
        if stale:
            print("docs/MAP.md n’est pas à jour : lancez « just map ».")
        return 1 if stale else 0
    PLACE.write_text(drawn, encoding="utf-8")
    print(f"{PLACE.relative_to(ROOT)} est à jour.")
    return 0


def draw() -> str:
    """The map as Markdown: rooms, events and their reactions, questions and answers, roles."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    import_module("config.urls")  # pages bring the last actions into the catalogue
    parts = [HEAD, _rooms(), _events(), _questions(), _lent(), _roles()]
    return "\n".join(parts).rstrip() + "\n"


def _sentence(module: str) -> str:
    return (inspect.getdoc(import_module(module)) or "").split("\n")[0]


def _rooms() -> str:
    lines = ["## Rooms", ""]
    for floor in FLOORS:
        lines += [f"### {floor}", "", "| room | one sentence |", "|---|---|"]
        for folder in sorted((ROOT / "palier" / floor).iterdir()):
            if (folder / "__init__.py").exists():
                sentence = _sentence(f"palier.{floor}.{folder.name}")
                lines.append(f"| `{folder.name}` | {sentence} |")
        lines.append("")
    lines += ["### law", "", _sentence("palier.law"), ""]
    return "\n".join(lines)


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
                for _, s in sources
            ]
    return "\n".join(lines) + "\n"


def _roles() -> str:
    from palier.base.journal.action import CATALOGUE
    from palier.base.tenancy.roles import ROLES

    lines = [
        "## Actions, and which roles hold them",
        "",
        "| action | label | roles |",
        "|---|---|---|",
    ]
    for name, entry in sorted(CATALOGUE.items()):
        roles = ", ".join(role.code for role in ROLES.values() if name in role.actions)
        lines.append(f"| `{name}` | {entry.label} | {roles} |")
    return "\n".join(lines) + "\n"
