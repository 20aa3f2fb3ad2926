"""`palier demo`: an invented association, from nothing to a page in a browser."""

import argparse
import os
import time
from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from config import cluster, heap
from config.command import database, serving
from config.command.main import Failure
from config.command.watch import Part
from config.door.playing import OPENS_AFTER, WHERE, Progress
from config.places import data_dir


def demo(options: argparse.Namespace) -> int:
    """Bring everything up, play the demo in if it is not there, serve it until Ctrl-C."""
    console = Console(highlight=False)
    started = time.monotonic()
    if not options.no_serve:
        serving.check_port("127.0.0.1", options.port)
    os.environ["PALIER_DEMO"] = "1"
    with serving.ended_by_signals(), cluster.running() as admin:
        name = cluster.main_name(admin)
        state = _checked(_state(admin, name))
        if options.fresh or state == "torn":
            cluster.drop(admin, name)
            state = "none"
        database.use(admin, name, pool=not options.no_serve)
        server = None if options.no_serve else serving.a_server("127.0.0.1", options.port)
        try:
            if state == "none":
                _play_behind(console, admin, name, server, full=options.full)
            else:
                _settle(console, admin, name)
                if server:
                    server.start()
            _print_cast(console)
            console.print(f"Prêt en {time.monotonic() - started:.0f} s.")
            if server is None:
                return 0
            words = f"Ouvrez {os.environ['PALIER_URL']}/ (Ctrl-C pour tout arrêter)"
            return serving.serve_at("127.0.0.1", options.port, words, server=server)
        finally:
            if server:
                server.stop()


def _settle(console: Console, admin: cluster.Address, name: str) -> None:
    console.print("Base de données…")
    database.settle(admin, name)


def _checked(state: str) -> str:
    """The demo touches nothing that is not a demo."""
    if state == "real":
        raise Failure(
            "Ce dossier de données contient une vraie association : la démonstration n’y "
            "touche pas. Donnez-lui le sien : PALIER_DATA_DIR=~/palier-demo palier demo."
        )
    if state == "other":
        raise Failure(
            "Cette base contient autre chose que Palier : la démonstration n’y touche pas."
        )
    return state


def _state(admin: cluster.Address, name: str) -> str:
    """`none`, `demo` (played to the end), `torn` (interrupted, or too old), `real` or `other`."""
    if not cluster.exists(admin, name):
        return "none"
    with admin.as_role(cluster.OWNER, name).connect() as connection:
        table = connection.execute("SELECT to_regclass('tenancy_organisation')").fetchone()
        if table is None or table[0] is None:
            [others] = connection.execute(
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
            ).fetchone() or [0]
            return "other" if others else "none"
        found = connection.execute("SELECT is_demo FROM tenancy_organisation").fetchall()
        old = connection.execute("SELECT to_regclass('titles_holding')").fetchone() == (None,)
        if not found:
            return "torn" if old else "none"
        if not all(row[0] for row in found):
            return "real"
        if old:  # played by a version from before the first one
            return "torn"
        whole = connection.execute(
            "SELECT EXISTS (SELECT FROM billing_rentrun WHERE state = 'draft')"
            " AND (SELECT count(*) FROM billing_rentrun) > 10"
        ).fetchone()
        return "demo" if whole and whole[0] else "torn"


ANALYSED_AFTER = {3, 8, 16}
"""Acts after which the planner is told what the tables hold: it plans better for the rest."""


def _play_behind(
    console: Console, admin: cluster.Address, name: str, server: Part | None, *, full: bool
) -> None:
    """Play, the door being kept by a server that says how far it is and opens when it can: it
    starts beside the making of the tables, which it asks nothing of."""
    progress = data_dir() / "playing.json"
    if server:
        Progress(0, 0, "").write(progress)
        os.environ[WHERE] = str(progress)
        server.start()
    try:
        _settle(console, admin, name)
        for told in _play(console, full=full):
            if server:
                told.write(progress)
                if told.done == OPENS_AFTER:
                    console.print(f"Déjà lisible sur {os.environ['PALIER_URL']}/")
            if told.done in ANALYSED_AFTER:
                _analyse(admin, name)
        _analyse(admin, name)
    finally:
        progress.unlink(missing_ok=True)
        os.environ.pop(WHERE, None)


def _play(console: Console, *, full: bool) -> Iterator[Progress]:
    import django

    django.setup()
    from django.utils import timezone

    from config.demo.play import play

    heap.settle()
    bar = Bar(
        TextColumn("{task.description:<24}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeRemainingColumn(),
        console=console,
    )
    with bar:
        task = bar.add_task("La démonstration se joue", total=None)
        for words, done, total in play(timezone.localdate(), full=full):
            bar.update(task, completed=done, total=total, description=words)
            yield Progress(done, total, words)


def _analyse(admin: cluster.Address, name: str) -> None:
    """Tell the planner what the tables hold now."""
    with admin.as_role(cluster.OWNER, name).connect(autocommit=True) as connection:
        connection.execute("ANALYZE")


def _print_cast(console: Console) -> None:
    from config.demo import cast

    console.print(
        f"\n[bold]{cast.ASSOCIATION}[/bold], association inventée. Un accès par métier :"
    )
    for _, first_name, _, job in cast.TEAM:
        address = cast.address_of(first_name)
        console.print(f"  {address:<34} {job}")
    console.print(f"  Mot de passe pour toutes : [bold]{cast.PASSWORD}[/bold]\n")
