"""Fields and migration steps for rows that belong to one association.

Two locks: the code asks `visible_to(actor)`, and PostgreSQL shows and accepts only the rows of
the association at work. `OwnTables` puts the second lock on every table of a room at once.
"""

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

APP_ROLE = "palier_app"


class OwnedForeignKey(models.ForeignKey):  # type: ignore[type-arg]
    """A key to another row of the same association.

    Django's own constraint is left out: `OwnTables` makes a composite one,
    (organisation_id, this) references (organisation_id, id), because plain foreign keys look
    past row-level security.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        kwargs.setdefault("on_delete", models.PROTECT)
        super().__init__(*args, **kwargs)


def is_owned(model: Any) -> bool:
    """Whether rows of `model` belong to one association."""
    return any(field.name == "organisation" for field in model._meta.local_fields)


def _sql_own(table: str, *, is_leaf: bool) -> list[str]:
    index = f"CREATE UNIQUE INDEX IF NOT EXISTS {table}_owned ON {table} (organisation_id, id)"
    return [
        *([] if is_leaf else [index]),
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS owned ON {table}",
        f"CREATE POLICY owned ON {table} USING "
        "(organisation_id = (SELECT current_setting('palier.organisation')::bigint))",
    ]


def _sql_key(table: str, column: str, target: str) -> list[str]:
    name = f"{table}_{column}_owned"[:63]
    return [
        f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}",
        f"ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY (organisation_id, {column}) "
        f"REFERENCES {target} (organisation_id, id) DEFERRABLE INITIALLY DEFERRED",
    ]


def _keys_of(model: Any) -> list[tuple[str, str]]:
    """(column, target table) of every key to an owned table."""
    return [
        (field.column, field.related_model._meta.db_table)
        for field in model._meta.local_fields
        if field.name != "organisation" and field.related_model and is_owned(field.related_model)
    ]


def _sql_guard(table: str, keys: list[tuple[str, str]]) -> list[str]:
    checks = "\n".join(
        f"""EXECUTE 'SELECT EXISTS (SELECT FROM added a LEFT JOIN {target} k
              ON k.organisation_id = a.organisation_id AND k.id = a.{column}
              WHERE a.{column} IS NOT NULL AND k.id IS NULL)' INTO stray;
        IF stray THEN RAISE EXCEPTION 'a row points outside its association'
          USING ERRCODE = 'foreign_key_violation', CONSTRAINT = '{table}_{column}_owned';
        END IF;"""
        for column, target in keys
    )
    return [
        f"""CREATE OR REPLACE FUNCTION {table}_keys() RETURNS trigger LANGUAGE plpgsql
        SET enable_seqscan = off AS $$
        DECLARE stray boolean;
        BEGIN
        {checks}
        RETURN NULL; END $$""",
        *(
            f"""CREATE OR REPLACE TRIGGER keys_on_{verb.lower()} AFTER {verb} ON {table}
            REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION {table}_keys()"""
            for verb in ("INSERT", "UPDATE")
        ),
        *(
            f"""DO $$ BEGIN IF NOT EXISTS (
                  SELECT FROM pg_trigger WHERE tgrelid = '{target}'::regclass
                  AND tgname = 'unused_on_delete')
                THEN REVOKE DELETE ON {target} FROM {APP_ROLE}; END IF; END $$"""
            for _, target in keys
        ),
    ]


class OwnTables(Operation):
    """Migration step: lock every owned table of the app, and tie its keys to the association.

    It can be run again by a later migration: what is there already is made anew. Tables named
    in `guarded` are written a hundred thousand rows at a time: their keys are checked once per
    statement instead of once per row, and what they point to can no longer be deleted. Nothing
    points to the tables named in `leaves`: they need no index that leads with the association,
    and without statistics the planner would wrongly prefer it.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, guarded: tuple[str, ...] = (), leaves: tuple[str, ...] = ()) -> None:
        self.guarded = guarded
        self.leaves = leaves

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (type(self).__name__, [], {"guarded": self.guarded, "leaves": self.leaves})

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes for Django."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        owned = [m for m in to_state.apps.get_app_config(app_label).get_models() if is_owned(m)]
        statements: list[str] = []
        for model in owned:
            statements += _sql_own(
                model._meta.db_table, is_leaf=model._meta.db_table in self.leaves
            )
        for model in owned:
            table = model._meta.db_table
            if table in self.guarded:
                statements += _sql_guard(table, _keys_of(model))
            else:
                for column, target in _keys_of(model):
                    statements += _sql_key(table, column, target)
        for statement in statements:
            schema_editor.execute(statement)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Tables go with their locks."""

    def describe(self) -> str:
        return "Lock the tables of this room to their association"


class DeleteUnused(Operation):
    """Migration step: rows of `target` may be deleted again while nothing points to them.

    `OwnTables` forbids deleting what a guarded table points to, because its keys are checked when
    they are written only. This puts the other half of the check on the target, once per
    statement: a row still pointed to by one of `users` (table, column) stays.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, target: str, users: tuple[tuple[str, str], ...]) -> None:
        self.target, self.users = target, users

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (type(self).__name__, [self.target, self.users], {})

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes for Django."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        target = self.target
        checks = "\n".join(
            f"""IF EXISTS (SELECT FROM gone JOIN {table} t ON t.{column} = gone.id) THEN
              RAISE EXCEPTION 'a row is still used' USING ERRCODE = 'foreign_key_violation',
              CONSTRAINT = '{target}_used'; END IF;"""
            for table, column in self.users
        )
        schema_editor.execute(
            f"""CREATE OR REPLACE FUNCTION {target}_unused() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN {checks} RETURN NULL; END $$;
            CREATE OR REPLACE TRIGGER unused_on_delete AFTER DELETE ON {target}
            REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION {target}_unused();
            GRANT DELETE ON {target} TO {APP_ROLE};"""
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        schema_editor.execute(f"DROP TRIGGER unused_on_delete ON {self.target}")
        schema_editor.execute(f"REVOKE DELETE ON {self.target} FROM {APP_ROLE}")

    def describe(self) -> str:
        return f"Let unused rows of {self.target} be deleted"


def append_only(*tables: str) -> migrations.RunSQL:
    """Migration step: the application may add rows to `tables` and read them, nothing else."""
    return migrations.RunSQL(
        [f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {APP_ROLE}" for table in tables],
        [f"GRANT UPDATE, DELETE ON {table} TO {APP_ROLE}" for table in tables],
    )


def sort_key(table: str, *columns: str) -> migrations.RunSQL:
    """Migration step: keep `sort_name` as the row's name without accents or capitals."""
    joined = " || ' ' || ".join(f"coalesce(new.{column}, '')" for column in columns)
    return migrations.RunSQL(
        f"""CREATE FUNCTION {table}_sort_name() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN new.sort_name := unaccent(lower({joined})); RETURN new; END $$;
        CREATE TRIGGER sort_name BEFORE INSERT OR UPDATE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {table}_sort_name();""",
        f"DROP TRIGGER sort_name ON {table}; DROP FUNCTION {table}_sort_name();",
    )
