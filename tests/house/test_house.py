"""The house itself is tested: what the import contracts cannot see."""

import ast
import inspect
import re
from functools import cache
from pathlib import Path
from typing import Any

import grimp
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import connection
from django.template import engines
from django.urls import URLPattern, URLResolver, get_resolver

from config.command.map import DOCS, draw
from palier.base.journal.action import catalogue
from palier.base.kit.owned import is_owned
from palier.base.kit.privacy import RULES
from palier.base.tenancy.roles import ROLES, SIGHTS
from palier.base.ui.forms import ActionForm
from palier.base.ui.subjects import SUBJECTS

ROOT = Path(__file__).parents[2]
FLOORS = ["law", "base", "registers", "work", "doors"]
MODELS = [m for m in apps.get_models() if m.__module__.startswith("palier.")]
SOURCES = [
    path
    for path in [*ROOT.glob("palier/**/*.py"), *ROOT.glob("config/**/*.py")]
    if not {"tests", "migrations"} & set(path.parts)
]
TEMPLATES = sorted(ROOT.glob("palier/**/templates/**/*.html"))


def floor(model: Any) -> int:
    return FLOORS.index(model.__module__.split(".")[1])


def test_foreign_keys_only_point_down():
    up = [
        f"{field} -> {field.related_model.__name__}"
        for model in MODELS
        for field in model._meta.local_fields
        if field.is_relation and field.related_model.__module__.startswith("palier.")
        if floor(field.related_model) > floor(model)
    ]
    assert up == []


@cache
def graph() -> Any:
    return grimp.build_graph("palier", "config")


def _room(module: str) -> str:
    return ".".join(module.split(".")[:3])


PAGES = re.compile(r"(\w*views|\w*forms|lists|urls|\w*cards)$")


def test_a_page_is_nobodys_business_but_its_rooms():
    """Views, forms, lists, cards and addresses, whatever their file is called."""
    strangers = []
    for module in graph().modules:
        name = module.split(".")
        is_page = len(name) > 3 and PAGES.match(name[3]) and _room(module) != "palier.base.ui"
        if not is_page or "tests" in name:
            continue
        importers = graph().find_modules_that_directly_import(module)
        strangers += [
            f"{i} imports {module}"
            for i in importers
            if _room(i) != _room(module) and i != "config.urls"
        ]
    assert strangers == []


def test_models_import_no_action_and_rooms_import_no_config():
    wrong = []
    for importer in graph().modules:
        for imported in graph().find_modules_directly_imported_by(importer):
            if ".models" in importer and ".actions" in imported:
                wrong.append(f"{importer} imports {imported}")
            if importer.startswith("palier") and imported.startswith("config"):
                wrong.append(f"{importer} imports {imported}")
    assert wrong == []


def test_an_owned_table_is_behind_its_wall():
    """A policy, and for each key to an owned table a composite key or a guard of statements."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        secured = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT tablename, qual FROM pg_policies WHERE policyname = 'owned'")
        policies = dict(cursor.fetchall())
        cursor.execute(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'f'"
        )
        keys = set(cursor.fetchall())
        cursor.execute(
            "SELECT t.tgrelid::regclass::text, string_agg(p.prosrc, ' ') FROM pg_trigger t"
            " JOIN pg_proc p ON p.oid = t.tgfoid GROUP BY 1"
        )
        guards = dict(cursor.fetchall())
    for model in MODELS:
        table = model._meta.db_table
        if not is_owned(model):
            assert model._meta.label in {"tenancy.Organisation", "tenancy.User"}
            continue
        assert table in secured, f"{table} has no row-level security"
        assert "SELECT (current_setting('palier.organisation'" in policies[table], table
        for field in model._meta.local_fields:
            target = field.related_model
            if target is None or field.name == "organisation" or not is_owned(target):
                continue
            name = f"{table}_{field.column}_owned"[:63]
            tied = (table, name) in keys or name in guards.get(table, "")
            assert tied, f"{table}.{field.column} is tied to no association"


def _called_in_tests(room: str) -> set[str]:
    """Names of functions that the tests of a room call."""
    called = set()
    for path in ROOT.glob(f"palier/*/{room}/tests/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called.add(getattr(node.func, "id", getattr(node.func, "attr", "")))
    return called


OF_NO_ROLE = {
    "accounts.add_member": "whoever runs the machine, and the demo",
    "accounts.accept_access": "the person, by the link that was handed to them",
}
"""Actions that no colleague carries out, and who does."""


def test_every_action_has_a_label_a_test_that_calls_it_and_a_role():
    roles = set().union(*(role.actions for role in ROLES.values()))
    called = {room: _called_in_tests(room) for room in {e.room for e in catalogue().values()}}
    missing = [
        name
        for name, entry in catalogue().items()
        if not entry.label
        or name not in roles | OF_NO_ROLE.keys()
        or name.partition(".")[2] not in called[entry.room]
    ]
    assert missing == []


def test_roles_hold_only_actions_and_sights_that_exist():
    assert set().union(*(role.actions for role in ROLES.values())) <= set(catalogue())
    assert set().union(*(role.sights for role in ROLES.values())) <= set(SIGHTS)


def test_an_action_stays_short_and_speaks():
    """Under 60 lines, with a docstring, its subject first and the rest by keyword."""
    for name, entry in catalogue().items():
        function = inspect.unwrap(entry.function)
        assert inspect.getdoc(function), name
        assert len(inspect.getsource(function).splitlines()) < 62, name
        kinds = [p.kind for p in inspect.signature(function).parameters.values()]
        assert kinds[0] == inspect.Parameter.POSITIONAL_OR_KEYWORD, name
        by_keyword = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}  # typed, too
        assert set(kinds[1:]) <= by_keyword, name


def addresses() -> dict[str, Any]:
    """Every view by the name of its address (`leases:occupancy`)."""
    found: dict[str, Any] = {}

    def walk(patterns: list[Any], room: str) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, pattern.namespace or room)
            elif isinstance(pattern, URLPattern):
                found[f"{room}:{pattern.name}" if room else str(pattern.name)] = pattern.callback

    walk(get_resolver().url_patterns, "")
    return found


def test_a_verb_is_at_the_address_named_as_its_action():
    at, does = addresses(), catalogue()
    for label, subject in SUBJECTS.items():
        for deed in subject.deeds.values():
            assert deed.name in does, label
            assert deed.name.replace(".", ":") in at, label


def test_a_page_finds_and_answers_in_forty_lines():
    long = {
        name
        for name, view in addresses().items()
        if len(inspect.getsource(inspect.unwrap(view)).splitlines()) > 40
    }
    assert long == set()


def test_what_is_not_known_is_said_in_one_place():
    """`None`, `known()` and `Masked`: no page invents its own dash."""
    by_hand = [
        f"{path.name}: {said}"
        for path in SOURCES
        if "tests" not in path.parts and path.name != "known.py" and "views" in str(path)
        for said in re.findall(
            r"""or "—"|else "—"|"non connue?s?"|"non dit"|"" if \w+(?:\.\w+)* is None else """,
            path.read_text("utf-8"),
        )
    ]
    assert by_hand == []


OPENERS = re.compile(
    r"load_workbook\(|python_calamine\.|ZipFile\(|DocxTemplate\(|ElementTree\.fromstring\(|Image\.open\("
    r"|PdfReader\("
)


def test_what_strangers_send_is_opened_in_the_kitchen():
    """Whoever opens a format that others wrote is a dish, or gives it to one (decision 0020)."""
    openers = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        if "tests" not in path.parts and "palier" in path.parts
        if OPENERS.search(path.read_text("utf-8"))
    }
    assert openers == {
        "palier/base/bank/camt.py",  # through bank.reading
        "palier/base/documents/logos.py",
        "palier/base/kit/folders.py",
        "palier/base/kit/sheets.py",
        "palier/work/suppliers/invoicing.py",
        "palier/base/documents/word_kitchen.py",
    }


def test_every_key_to_a_person_has_a_privacy_rule():
    people = {"people.person", "people.household"}
    naked = [
        model._meta.label_lower
        for model in MODELS
        for field in model._meta.local_fields
        if field.related_model and field.related_model._meta.label_lower in people
        if model._meta.label_lower not in RULES
    ]
    assert naked == []
    assert set(RULES) <= {model._meta.label_lower for model in MODELS}


def test_no_generic_key_no_signal_no_saved_form():
    for model in MODELS:
        assert not [f for f in model._meta.private_fields if isinstance(f, GenericForeignKey)]
    for path in SOURCES:
        text = path.read_text("utf-8")
        assert "django.db.models.signals" not in text, path
        assert "form.save(" not in text, path


def test_no_room_hides_behind_an_empty_word():
    names = {path.stem for path in SOURCES}
    assert not names & {"utils", "helpers", "services", "constants", "common", "misc"}


def test_every_room_says_what_it_is_for_in_one_sentence():
    for folder in ROOT.glob("palier/*/*/"):
        if (folder / "__init__.py").exists() and folder.name != "tests":
            text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
            assert text, folder
            assert len(text.splitlines()) == 1, folder


def test_every_public_function_of_a_room_speaks():
    """Actions and reads: one sentence that a social worker would accept."""
    silent = []
    for path in SOURCES:
        if {path.stem, path.parent.name} & {"actions", "reads"}:
            for node in ast.parse(path.read_text("utf-8")).body:
                public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
                if public and not ast.get_docstring(node) and len(node.body) > 2:
                    silent.append(f"{path.name}: {node.name}")
    assert silent == []


def test_no_inline_script_style_or_data_address():
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path
        assert not re.search(r"\s(style|on\w+)=", text), path
        assert "data:" not in text, path


def test_templates_are_written_for_a_reader():
    wide = [
        f"{path.name}:{number}"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if len(line) > 160
    ]
    assert wide == []


def test_every_template_is_used():
    text = " ".join(path.read_text("utf-8") for path in [*SOURCES, *TEMPLATES])
    unused = []
    for path in TEMPLATES:
        name = str(path).partition("/templates/")[2]
        if name not in {"403.html", "404.html", "500.html"} and f'"{name}"' not in text:
            unused.append(name)
    assert unused == []


def test_every_template_compiles():
    for path in TEMPLATES:
        engines["django"].get_template(str(path).partition("/templates/")[2])


PLAIN = re.compile(r"(?<=[\w»)’]) [:;?!»](?=[\s<]|$)|« (?=\S)")


def test_no_template_writes_a_plain_space_beside_a_double_sign():
    """`Prénom : ` would break before its colon: no-break spaces, as the filter `typo` writes them."""
    plain = []
    for path in ROOT.glob("palier/**/templates/**/*.html"):
        text = path.read_text("utf-8")
        parts = re.split(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", text, flags=re.DOTALL)
        plain += [f"{path.name}: {part.strip()}" for part in parts if PLAIN.search(part)]
    assert plain == []


def test_every_model_is_in_the_glossary_with_its_french():
    glossary = (ROOT / "docs" / "GLOSSARY.md").read_text("utf-8")
    missing = [
        f"{model.__name__}: {model._meta.verbose_name}"
        for model in MODELS
        if f"| {model._meta.verbose_name} | `{model.__name__}` |" not in glossary
    ]
    assert missing == []


def test_the_map_is_fresh():
    for name, text in draw().items():
        assert (DOCS / name).read_text("utf-8") == text, "run `just map`"


def test_the_two_pins_agree():
    """requirements.lock and `[tool.uv] constraint-dependencies` hold the same exact versions."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pins = {re.sub(r"\s*;.*", "", pin) for pin in project["tool"]["uv"]["constraint-dependencies"]}
    lock = re.findall(
        r"^([a-z0-9_.\-]+==[^\s;\\]+)",
        (ROOT / "requirements.lock").read_text("utf-8"),
        re.MULTILINE,
    )
    assert pins == set(lock)


def test_no_host_of_a_registry_and_no_path_of_a_machine_is_kept():
    import subprocess

    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    assert "uv.lock" not in tracked
    for name in tracked:
        path = ROOT / name
        is_example = name.startswith("examples/") and path.suffix != ".py"
        if (
            path.suffix in {".png", ".pdf", ".gz"}
            or is_example
            or not path.is_file()
            or name == "LICENSE"
        ):
            continue
        text = path.read_text("utf-8")
        assert not re.search(r"https?://[^\s\"']+\.(whl|tar\.gz)", text), name
        assert not re.search(r"(^|[^A-Za-z0-9_.-])/(work|farm|root)/[a-z]", text), name


def test_rls_bypass_is_one_function():
    """Functions that run as the owner are few, and this is their whole list."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
            " WHERE prosecdef AND nspname = 'public' AND proname NOT LIKE 'procrastinate%'"
        )
        assert [row[0] for row in cursor.fetchall()] == ["ui_search"]


def test_what_a_form_says_of_a_field_is_about_a_field_that_may_be_empty():
    assert get_resolver().url_patterns, "the addresses load every form"
    told = [
        (form.__name__, name, form.base_fields.get(name))
        for form in _all_forms(ActionForm)
        for name in form.needed
    ]

    assert told
    for form, name, field in told:
        assert field is not None, f"{form} has no {name}"
        assert not field.required, f"{form}.{name} is always asked for"


def _all_forms(form):
    for each in form.__subclasses__():
        yield each
        yield from _all_forms(each)


def test_no_list_nor_read_reads_the_clock():
    """The day comes in by the door, in the zone of the association: `request.today`."""
    clocks = re.compile(r"\b(localdate|date\.today|timezone\.now|datetime\.now)\b")
    reading = [
        str(path.relative_to(ROOT))
        for room in ("registers", "work", "doors")
        for path in (ROOT / "palier" / room).rglob("*.py")
        if ({"lists", "reads"} & {path.stem, path.parent.name}) and clocks.search(path.read_text())
    ]

    assert reading == []


# Where a day is in digits: what is read from others, kept in the books and on bank files, or parsed.
DIGITS = {
    "palier/base/bank/actions/lines.py",
    "palier/base/kit/amounts.py",
    "palier/base/ui/fields.py",
    "palier/work/billing/actions/meters.py",
    "palier/work/billing/actions/opening.py",
    "palier/work/collecting/actions/debits.py",
    "palier/work/halting/actions/billing.py",
    "palier/work/halting/actions/leaving.py",
    "palier/work/residences/actions/together.py",
}


def test_a_day_is_told_in_one_form():
    """`12 mars 2026`, by `day_in_words`: a date in digits is another way to say the same."""
    paths = [p for p in ROOT.glob("palier/**/*.py") if "tests" not in p.parts]
    found = {str(p.relative_to(ROOT)) for p in paths if "%d/%m" in p.read_text("utf-8")}
    assert found == DIGITS
    pages = [
        p for p in ROOT.glob("palier/**/templates/**/*.html") if '"d/m' in p.read_text("utf-8")
    ]
    assert pages == []
