"""Tests run on the same PostgreSQL launcher as the product, as the application's own role.

The controller starts the server once and keeps a template, migrated; each worker clones it.
`DATABASE_URL` is used instead when it is given.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from config import cluster
from config.cluster import APP, Address
from config.command import database
from config.places import data_dir

ROOT = Path(__file__).parent
KEY = "PALIER_TEST_SERVER"
STACK = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    # The browser driver keeps an event loop in the thread of its tests; our queries stay synchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("%s")
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    admin = STACK.enter_context(cluster.running(loose=True, folder=data_dir() / "tests"))
    os.environ[KEY] = json.dumps({"admin": asdict(admin), "template": _template(admin)})


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


def _template(admin: Address) -> str:
    """A migrated database, made once for each state of the migrations."""
    files = sorted(ROOT.glob("palier/**/migrations/*.py"))
    text = b"".join(path.read_bytes() for path in files)
    for other in ("palier/base/kit/owned.py", "config/schema.py"):
        text += (ROOT / other).read_bytes()
    name = f"palier_template_{hashlib.sha256(text).hexdigest()[:12]}"
    if not cluster.exists(admin, name):
        making = f"{name}_making"
        cluster.drop(admin, making)
        cluster.create(admin, making)
        database.migrate(admin, making)
        with admin.connect(autocommit=True) as connection:
            connection.execute(f'ALTER DATABASE "{making}" RENAME TO "{name}"')
    return name


def _server() -> tuple[Address, str]:
    told = json.loads(os.environ[KEY])
    return Address(**told["admin"]), told["template"]


@contextmanager
def clone(name: str, template: str = "") -> Iterator[Address]:
    """A database of its own, gone afterwards; gives its address as the application."""
    admin, migrated = _server()
    cluster.drop(admin, name)
    cluster.create(admin, name, template=template or migrated)
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

    with clone(f"palier_test_{_worker()}") as address:
        point_at(address)
        yield
        with django_db_blocker.unblock():
            connections.close_all()


@pytest.fixture(autouse=True)
def _database(request: pytest.FixtureRequest) -> None:
    """Every test may use the database: nearly all do, and each is rolled back."""
    if "own_database" not in request.fixturenames and "demo" not in request.fixturenames:
        request.getfixturevalue("db")


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
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Address]:
    """The demo, played once through the actions; journeys walk in it."""
    from django.db import connections

    from config.demo.play import play

    with clone(f"palier_demo_{_worker()}") as address:
        before = point_at(address)
        with django_db_blocker.unblock():
            from django.utils import timezone

            for _ in play(timezone.localdate()):
                pass
            connections.close_all()
            connections["default"].settings_dict.update(before)
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
