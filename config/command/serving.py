"""Serving pages and doing background work; Ctrl-C leaves nothing running."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from config import cluster
from config.command import database
from config.command.main import Failure
from config.command.pulse import Pulse, answers
from config.command.watch import Part, Watch

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def check_port(host: str, port: int) -> None:
    """Say so at once when somebody listens there already."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise Failure(
                f"Le port {port} est déjà pris. Choisissez-en un autre : --port {port + 1}."
            ) from None


def _start(patience: str, command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        env={**os.environ, "PALIER_PATIENCE": patience},
        start_new_session=True,
    )


def start_server(host: str, port: int) -> "subprocess.Popen[bytes]":
    """The door: one process of four threads, each for a request that is there whole."""
    return _start("page", ["config.door.server", "--host", host, "--port", str(port)])


def start_worker() -> "subprocess.Popen[bytes]":
    """The worker of background jobs; pages come before it."""
    return _start("work", ["config.worker"])


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Treat SIGTERM and SIGHUP as Ctrl-C, so that everything is put away.

    Ctrl-C itself too: a shell that starts us in the background has it ignored.
    """

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = {sign: signal.signal(sign, interrupt) for sign in ENDING}
    try:
        yield
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def keep_running(parts: list[Part]) -> int:
    """Watch over what serves until Ctrl-C: whatever dies is started again, and written down."""
    watch = Watch(parts)
    try:
        while True:
            watch.look()
            time.sleep(0.2)
    except KeyboardInterrupt:
        print("\nArrêt…", flush=True)
        return 0
    finally:
        watch.stop()


def wait_for(port: int, server: Part) -> None:
    """Wait until the server answers on that port."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and server.code() is None:
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    server.stop()
    raise Failure("Le serveur n’a pas démarré ; voyez les lignes ci-dessus.")


def a_server(host: str, port: int) -> Part:
    """The server there, which is not started yet."""
    if os.environ.get("PALIER_HTTPS") != "1":
        os.environ.setdefault("PALIER_URL", f"http://{host}:{port}")
    here = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 -- only compared
    pulse = Pulse(lambda: answers(here, port))
    return Part("le serveur", lambda: start_server(host, port), pulse)


def serve_at(host: str, port: int, words: str, *, server: Part | None = None) -> int:
    """Serve there with a worker, watched over, until Ctrl-C; `words` once both are up.

    `server` is the one that was started already, if one was.
    """
    worker = Part("le travailleur", start_worker)
    if server is None:
        server = a_server(host, port)
        server.start()
    try:
        wait_for(port, server)
        worker.start()
        print(words, flush=True)
        return keep_running([server, worker])
    finally:
        for part in (server, worker):
            part.stop()


def _check_no_demo(admin: cluster.Address, name: str) -> None:
    """A demo, whose password everyone knows, is never served as an association of one’s own."""
    with admin.as_role(cluster.OWNER, name).connect() as connection:
        found = connection.execute("SELECT 1 FROM tenancy_organisation WHERE is_demo").fetchone()
    if found:
        raise Failure(
            "Ce dossier de données contient la démonstration, dont les mots de passe sont connus de "
            "tous. Servez-la avec « palier demo », ou donnez un autre dossier à votre association : "
            "PALIER_DATA_DIR=~/palier palier serve."
        )


def serve(options: argparse.Namespace) -> int:
    """Serve the association of this machine, with its worker."""
    check_port(options.host, options.port)
    with ended_by_signals(), cluster.running() as admin:
        name = cluster.main_name(admin)
        database.settle(admin, name)
        _check_no_demo(admin, name)
        database.use(admin, name, pool=True)
        os.environ["PALIER_DEMO"] = "0"
        os.environ.setdefault("PALIER_HOSTS", f"127.0.0.1,localhost,{options.host}")
        return serve_at(
            options.host,
            options.port,
            f"Palier répond sur http://{options.host}:{options.port}/ (Ctrl-C pour arrêter)",
        )


def worker(options: argparse.Namespace) -> int:
    """Only the background work, beside a server started elsewhere."""
    with ended_by_signals(), cluster.running() as admin:
        name = cluster.main_name(admin)
        database.settle(admin, name)
        database.use(admin, name)
        print("Le travailleur attend du travail (Ctrl-C pour arrêter).", flush=True)
        return keep_running([Part("le travailleur", start_worker)])
