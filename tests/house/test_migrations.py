"""The first database, kept as it was, becomes by its migrations the one that is built at once."""

import re

import pytest

from config import cluster
from config.command import database
from config.keeping.backups import count_tables, restore_into, run_tool
from conftest import _server
from tests.first import restore

NAME = "palier_from_the_first"
CASTS = re.compile(r"::(character varying|text)(\[\])?|[()]")

SCHEMA = {
    "columns": """
        SELECT table_name, column_name, data_type, is_nullable, column_default,
          character_maximum_length, numeric_precision, numeric_scale,
          row_number() OVER (PARTITION BY table_name ORDER BY ordinal_position)
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), condeferrable
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "walls": "SELECT tablename, policyname, roles::text, cmd, qual, with_check FROM pg_policies",
    "guards": """
        SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)
        FROM pg_trigger WHERE NOT tgisinternal""",
    "functions": """
        SELECT proname, pg_get_functiondef(p.oid) FROM pg_proc p
        WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')""",
    "rights": """
        SELECT relname, relkind::text, relrowsecurity, relacl::text
        FROM pg_class WHERE relnamespace = 'public'::regnamespace""",
    "migrations": "SELECT app, name FROM django_migrations",
}


@pytest.fixture
def first():
    """The first database, as it was kept, brought to the present schema."""
    admin, *_ = _server()
    cluster.drop(admin, NAME)
    cluster.create(admin, NAME)
    try:
        restore(admin, NAME)
        before = _counts_of(admin)
        database.migrate(admin, NAME)
        yield admin, before
    finally:
        cluster.drop(admin, NAME)


def test_the_first_database_becomes_the_one_that_is_built_and_loses_no_row(first):
    admin, before = first
    expected, found = _schema_of(admin, NAME), _schema_of(admin, _server()[1])

    assert expected["migrations"]
    for kind, rows in expected.items():
        assert sorted(found[kind] - rows) == [], f"{kind}: built, and not migrated"
        assert sorted(rows - found[kind]) == [], f"{kind}: migrated, and not built"
    after = _counts_of(admin)
    assert sum(before.values()) > 1000
    for grown in ("django_migrations", "django_content_type", "auth_permission"):
        assert after[grown] >= before.pop(grown)  # the steps and the tables that came since
    assert {table: count for table, count in before.items() if after.get(table) != count} == {}


def test_a_restored_database_gives_the_application_no_more_than_it_had(tmp_path):
    admin, built, _ = _server()
    dump = tmp_path / "dump"
    run_tool(
        "pg_dump", admin.as_role(cluster.OWNER, built), "--format=custom", f"--file={dump}", built
    )
    try:
        restore_into(admin, "palier_restored", dump)
        found = _schema_of(admin, "palier_restored")
    finally:
        cluster.drop(admin, "palier_restored")

    expected = _schema_of(admin, built)
    assert sorted(found["rights"] ^ expected["rights"]) == []
    assert found["walls"] == expected["walls"]


def _counts_of(admin) -> dict[str, int]:
    with admin.as_role(cluster.OWNER, NAME).connect() as connection:
        return count_tables(connection)


def _schema_of(admin, name):
    with admin.as_role(cluster.OWNER, name).connect() as connection:
        return {
            kind: {tuple(map(_plain, row)) for row in connection.execute(query).fetchall()}
            for kind, query in SCHEMA.items()
        }


def _plain(value: object) -> str:
    """Without the casts and brackets that PostgreSQL writes otherwise once it has read them."""
    return CASTS.sub("", str(value))
