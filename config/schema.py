"""A database is brought to the present schema: `python -m config.schema`, as its owner.

A database that already lives is migrated, step by step. A new one has no row to carry over: it gets
its tables from the models as they stand now, then what migrations add by themselves (walls, guards,
functions), and is told that every migration is done. It is the same database (a house test
compares them), ten times sooner: played one by one, the steps redraw every model again and again.
"""

import sys
from collections.abc import Iterable, Iterator

import django
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.operations import RunPython, RunSQL
from django.db.migrations.operations.base import Operation
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from palier.base.kit.owned import DeleteUnused, OwnTables

TRIAL = ("leases", "0003_former_reference")
"""A step that only databases from before the first version went through."""


def bring_up() -> None:
    """Build a new database, migrate one that lives."""
    recorder = MigrationRecorder(connection)
    if not recorder.has_table():
        _build()
    else:
        _check(recorder.applied_migrations())
        _migrate()
    call_command("migrate", verbosity=0)


def _check(applied: Iterable[tuple[str, str]]) -> None:
    """Leave a database that this version cannot bring up as it is, and say why."""
    if why := why_not(applied):
        sys.exit(f"{why} Rien n’a changé.")


def why_not(applied: Iterable[tuple[str, str]]) -> str:
    """Why a database that went through these steps is not ours to bring up, or nothing.

    One from before the steps began anew has a step of that time; one from a newer Palier has steps
    that this one does not know, of a room it has or of one that it has not. The steps of the
    packages we stand on are theirs: they may have rewritten them.
    """
    steps = set(applied)
    if TRIAL in steps:
        return (
            "Cette base vient d’une version d’essai, d’avant la première : ses étapes ont été "
            "réécrites depuis, et celle-ci ne peut pas la reprendre. Gardez-la avec la version qui "
            "l’a faite, ou repartez d’un dossier neuf (PALIER_DATA_DIR)."
        )
    known = MigrationLoader(None).disk_migrations
    here = {config.label: config.name for config in django.apps.apps.get_app_configs()}
    for app, name in sorted(steps - set(known)):
        if app not in here or here[app].startswith("palier."):
            return (
                f"Cette base vient d’un Palier plus récent ({app}.{name}) : mettez Palier à jour, "
                "puis recommencez."
            )
    return ""


def _build() -> None:
    executor = MigrationExecutor(connection)
    ours = {app for app, _ in executor.loader.graph.nodes if _is_ours(app)}
    for app in sorted({app for app, _ in executor.loader.graph.nodes} - ours):
        call_command("migrate", app, verbosity=0)
    executor = MigrationExecutor(connection)
    plan = [each for each, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    state = executor.loader.project_state()
    with connection.schema_editor(atomic=True) as editor:
        for model in state.apps.get_models():
            if model._meta.app_label in ours:
                editor.create_model(model)
        _run(editor.deferred_sql, editor)
        for app, operation in _own_steps(plan):
            operation.database_forwards(app, editor, state, state)
        recorder = MigrationRecorder(connection)
        for each in plan:
            recorder.record_applied(each.app_label, each.name)


class Redrawn(ProjectState):
    """The models as a step leaves them, of which only the one that changes is drawn again.

    Django draws again, at each step, all that is tied to it; everything here is tied to the
    association: a second a step. The tables need no more than their own model. A step that reads
    rows gets them all drawn anew (`is_delayed`), as Django does by itself for such a state.
    """

    def reload_model(self, app_label: str, model_name: str, delay: bool = False) -> None:
        """Draw one model again, if they are drawn at all."""
        if "apps" in self.__dict__:
            self.is_delayed = True
            self._reload({(app_label, model_name)})  # type: ignore[attr-defined]


def _migrate() -> None:
    """Play the steps that a database that lives has not gone through."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return
    done = set(executor.loader.applied_migrations)
    reached = executor.loader.project_state(
        [node for node in executor.loader.graph.nodes if node in done]
    )
    state = Redrawn(reached.models, reached.real_apps)
    executor.migrate(executor.loader.graph.leaf_nodes(), plan, state)


def _is_ours(app: str) -> bool:
    return django.apps.apps.get_app_config(app).name.startswith("palier.")


def _run(statements: list[object], editor: BaseDatabaseSchemaEditor) -> None:
    for each in statements:
        editor.execute(each, None)  # type: ignore[arg-type]
    statements.clear()


def _own_steps(plan: list[Migration]) -> Iterator[tuple[str, Operation]]:
    """What migrations do beside the models: first the walls, room after room, then the rest.

    A room’s walls stand on those of the rooms below; its last ones say it all. Rows that a step
    carries over (`elidable`) are none in a new database.
    """
    walls = {
        each.app_label: step
        for each in plan
        for step in each.operations
        if isinstance(step, OwnTables)
    }
    for app in django.apps.apps.get_app_configs():
        if app.label in walls:
            yield app.label, walls[app.label]
    for each in plan:
        for step in each.operations:
            if isinstance(step, RunSQL | RunPython | DeleteUnused) and not step.elidable:
                yield each.app_label, step


if __name__ == "__main__":
    django.setup()
    bring_up()
