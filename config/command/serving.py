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

GRACE = 8.0
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


def _start(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", *command], start_new_session=True)


def start_server(host: str, port: int) -> "subprocess.Popen[bytes]":
    """granian, one worker of four threads: measured best for synchronous Django."""
    return _start(
        [
            "granian",
            "--interface",
            "wsgi",
            "--host",
            host,
            "--port",
            str(port),
            "--workers",
            "1",
            "--blocking-threads",
            "4",
            "--no-ws",
            "--log-level",
            "warning",
            "--workers-kill-timeout",
            "3",
            "config.wsgi:application",
        ]
    )


def start_worker() -> "subprocess.Popen[bytes]":
    """The worker of background jobs."""
    return _start(["django", "procrastinate", "worker", "--concurrency", "1"])


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Ask a process of ours to end, then insist."""
    if process.poll() is not None:
        return
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(GRACE / 2)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
        return


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


def keep_running(processes: list["subprocess.Popen[bytes]"]) -> int:
    """Wait until Ctrl-C or until one of them dies, then stop them all."""
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.2)
        raise Failure("Le serveur ou son travailleur s’est arrêté ; voyez les lignes ci-dessus.")
    except KeyboardInterrupt:
        print("\nArrêt…", flush=True)
        return 0
    finally:
        for process in processes:
            stop(process)


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the server answers on that port."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    stop(process)
    raise Failure("Le serveur n’a pas démarré ; voyez les lignes ci-dessus.")


def serve(options: argparse.Namespace) -> int:
    """Serve the association of this machine, with its worker."""
    check_port(options.host, options.port)
    with ended_by_signals(), cluster.running() as admin:
        name = cluster.main_name(admin)
        database.settle(admin, name)
        database.use(admin, name, pool=True)
        os.environ.setdefault("PALIER_HOSTS", f"127.0.0.1,localhost,{options.host}")
        processes = [start_server(options.host, options.port)]
        try:
            wait_for(options.port, processes[0])
            processes.append(start_worker())
            print(f"Palier répond sur http://{options.host}:{options.port}/ (Ctrl-C pour arrêter)")
            return keep_running(processes)
        finally:
            for process in processes:
                stop(process)


def worker(options: argparse.Namespace) -> int:
    """Only the background work, beside a server started elsewhere."""
    with ended_by_signals(), cluster.running() as admin:
        name = cluster.main_name(admin)
        database.settle(admin, name)
        database.use(admin, name)
        print("Le travailleur attend du travail (Ctrl-C pour arrêter).", flush=True)
        return keep_running([start_worker()])
