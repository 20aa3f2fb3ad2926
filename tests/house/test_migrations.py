"""A database built at once is the one that its migrations make, step by step."""

import pytest

from config import cluster
from config.command import database
from conftest import _server

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


@pytest.mark.xdist_group("migrations")
def test_a_new_database_is_the_migrated_one():
    admin, built, _ = _server()
    name = "palier_step_by_step"
    cluster.drop(admin, name)
    cluster.create(admin, name)
    try:
        database.as_owner(admin, name, "django", "migrate", "--verbosity", "0")
        expected, found = _schema_of(admin, name), _schema_of(admin, built)
    finally:
        cluster.drop(admin, name)

    assert expected["migrations"]
    for kind, rows in expected.items():
        assert sorted(found[kind] - rows) == [], f"{kind}: built, and not migrated"
        assert sorted(rows - found[kind]) == [], f"{kind}: migrated, and not built"


def _schema_of(admin, name):
    with admin.as_role(cluster.OWNER, name).connect() as connection:
        return {
            kind: {tuple(map(str, row)) for row in connection.execute(query).fetchall()}
            for kind, query in SCHEMA.items()
        }
