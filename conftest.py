"""Tests run on the same PostgreSQL launcher as the product, as the application's own role.

The controller starts the server once and keeps a template, migrated; each worker clones it.
`DATABASE_URL` is used instead when it is given.
"""

import hashlib
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from config import cluster, heap
from config.cluster import APP, Address
from config.command import database
from config.places import data_dir
from tests import demo as played
from tests import stage

# A busy machine is no fault: no test asserts a time, those that draw their inputs neither.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

ROOT = Path(__file__).parent
KEY = "PALIER_TEST_SERVER"
STACK = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    # The browser driver keeps an event loop in the thread of its tests; our queries stay synchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    stage.settle()
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("%s")
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    admin = STACK.enter_context(cluster.running(loose=True, folder=data_dir() / "tests"))
    if config.option.numprocesses:
        config.pluginmanager.register(Stage())
        os.environ[played.LOG] = str(_log("demo"))
    bare = _bare(admin)
    told = {"admin": asdict(admin), "bare": bare}
    os.environ[KEY] = json.dumps(told)
    os.environ[KEY] = json.dumps(told | {"worlds": _worlds(admin, bare)})


def _log(name: str) -> Path:
    return data_dir() / "tests" / f"{name}.log"


class Stage:
    """With several workers, the demo is played beside the tests that do not need it."""

    playing: "subprocess.Popen[bytes] | None" = None

    @pytest.hookimpl
    def pytest_xdist_node_collection_finished(self, node: Any, ids: list[str]) -> None:
        if self.playing is None and any("journeys/" in each for each in ids):
            admin, bare, _ = _server()
            self.playing = played.begin(admin, bare, _log("demo"))

    @pytest.hookimpl(optionalhook=True)
    def pytest_sessionfinish(self) -> None:
        if self.playing is not None and self.playing.poll() is None:
            self.playing.kill()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys begin when the demo is about played; shorter tests fill what is left at the end."""
    journeys = [item for item in items if "journeys/" in item.nodeid]
    if not journeys or len(journeys) == len(items):
        return
    others = [item for item in items if "journeys/" not in item.nodeid]
    first = len(others) * 3 // 5
    items[:] = [*others[:first], *journeys, *others[first:]]


def pytest_collection_finish() -> None:
    heap.settle()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        STACK.close()


class Undefined(str):
    """A variable that a template uses and nobody gave: the test fails, by name."""

    __slots__ = ()

    def __contains__(self, item: object) -> bool:
        return item == "%s"

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"a template uses an undefined variable: {name}")


def _bare(admin: Address) -> str:
    """A migrated database without a row, made once for each state of the migrations."""
    files = [*ROOT.glob("palier/**/migrations/*.py"), ROOT / "palier/base/kit/owned.py"]
    name = _named(admin, "palier_bare", [*files, ROOT / "config/schema.py"])
    if not cluster.exists(admin, name):
        making = stage.making(admin, name).name
        database.migrate(admin, making)
        stage.made(admin, name)
    return name


def _worlds(admin: Address, bare: str) -> str:
    """The same with what most tests begin by, played; made once for each state of the code."""
    files = [
        *ROOT.glob("palier/**/*.py"),
        *ROOT.glob("palier/**/*.toml"),
        *ROOT.glob("config/**/*.py"),
    ]
    kept = [path for path in files if not path.name.startswith("test_")]
    name = _named(admin, "palier_worlds", [*kept, ROOT / "tests/worlds.py"])
    if not cluster.exists(admin, name):
        playing = stage.play("tests.worlds", stage.making(admin, name, bare), _log("worlds"))
        if playing.wait():
            raise RuntimeError(f"the worlds were not played: {_log('worlds').read_text()[-3000:]}")
        stage.made(admin, name)
    return name


def _named(admin: Address, kind: str, files: list[Path]) -> str:
    """`kind` and a mark of what these files hold; older ones of the kind are dropped."""
    text = b"".join(path.read_bytes() for path in sorted(files))
    name = f"{kind}_{hashlib.sha256(text).hexdigest()[:12]}"
    with admin.connect(autocommit=True) as connection:
        old = connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s AND datname <> %s",
            [f"{kind}_%", name],
        ).fetchall()
    for (each,) in old:
        cluster.drop(admin, each)
    return name


def _server() -> tuple[Address, str, str]:
    """The server, the name of its bare database, and of the one with worlds."""
    told = json.loads(os.environ[KEY])
    return Address(**told["admin"]), told["bare"], told["worlds"]


@contextmanager
def clone(name: str, template: str = "") -> Iterator[Address]:
    """A database of its own, bare unless said otherwise, gone afterwards; gives its address."""
    admin, bare, _ = _server()
    cluster.drop(admin, name)
    cluster.create(admin, name, template=template or bare)
    try:
        yield admin.as_role(APP, name)
    finally:
        cluster.drop(admin, name)


def point_at(address: Address) -> dict[str, Any]:
    """Make Django use that database; gives what it used before."""
    from django.db import connections

    settings = connections["default"].settings_dict
    before = {key: settings[key] for key in ("HOST", "PORT", "USER", "PASSWORD", "NAME")}
    connections.close_all()
    settings.update(
        HOST=address.host,
        PORT=str(address.port),
        USER=address.user,
        PASSWORD=address.password,
        NAME=address.name,
    )
    return before


def _worker() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """The worker's own database; tests are rolled back in it."""
    from django.db import connections

    with clone(f"palier_test_{_worker()}", _server()[2]) as address:
        point_at(address)
        yield
        with django_db_blocker.unblock():
            connections.close_all()


@pytest.fixture(autouse=True)
def _database(request: pytest.FixtureRequest) -> None:
    """Every test may use the database: nearly all do, and each is rolled back; the law has none."""
    without = {"own_database", "demo", "no_database"} & set(request.fixturenames)
    if not without and "palier/law/" not in request.node.nodeid:
        request.getfixturevalue("db")


@pytest.fixture
def no_database() -> None:
    """A test that must not touch the database: whoever tries fails."""


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[Address]:
    """A database that a test commits to, from several threads: its own, dropped afterwards."""
    from django.db import connections

    with clone(f"palier_own_{_worker()}") as address:
        before = point_at(address)
        with django_db_blocker.unblock():
            yield address
            connections.close_all()
        connections["default"].settings_dict.update(before)


@pytest.fixture(scope="session")
def demo(django_db_setup: None) -> Iterator[Address]:
    """The demo, played once through the actions; journeys walk in it, each worker in its own."""
    admin, bare, _ = _server()
    if played.LOG not in os.environ:
        played.begin(admin, bare, _log("demo"))
    played.wait(admin)
    with clone(f"palier_demo_{_worker()}", played.NAME) as address:
        yield address


@pytest.fixture
def signed_in(client: Any) -> Any:
    """Come in with a role: `client, organisation = signed_in("host")`, in a new association or a known one."""

    def come_in(role: str, organisation: Any = None) -> tuple[Any, Any]:
        from palier.base.ledger.tests.examples import an_organisation
        from palier.base.tenancy.tests.examples import a_member, a_user

        organisation = organisation or an_organisation()
        user = a_user()
        a_member(organisation, role, user=user)
        client.force_login(user)
        session = client.session
        session["organisation"] = organisation.pk
        session.save()
        return client, organisation

    return come_in
