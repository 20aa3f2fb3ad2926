"""Whether a database stands where the code is, told in a blink: which steps it went through is
written on it, so that a start that has nothing to migrate loads nothing to find that out."""

import hashlib
from importlib import metadata
from pathlib import Path

from psycopg import sql

from config.cluster import OWNER, Address

HERE = Path(__file__).resolve().parents[2]
PACKAGES = ("django", "procrastinate")
"""Packages whose tables are in the database, beside ours."""


def of_the_code() -> str:
    """A mark of every step that this version knows: another file, another mark."""
    steps = sorted(
        str(path.relative_to(HERE)) for path in HERE.glob("palier/*/*/migrations/0*.py")
    )
    told = [*steps, *(f"{name} {metadata.version(name)}" for name in PACKAGES)]
    return "palier " + hashlib.sha256("\n".join(told).encode()).hexdigest()


def of_the_database(admin: Address, name: str) -> str:
    """The mark it was left with; nothing when nobody left one."""
    with admin.as_role(OWNER, name).connect() as connection:
        found = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
            " WHERE datname = current_database()"
        ).fetchone()
    return (found and found[0]) or ""


def mark(admin: Address, name: str) -> None:
    """Write on it that it stands where the code is."""
    with admin.as_role(OWNER, name).connect(autocommit=True) as connection:
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                sql.Identifier(name), sql.Literal(of_the_code())
            )
        )


def is_up(admin: Address, name: str) -> bool:
    """Whether it went through every step, and no step of another version."""
    return of_the_database(admin, name) == of_the_code()
